// Conversation › CommonWords: English words that are spelt right and mean nothing to a shop.

/// Words that spelling repair leaves alone.
enum CommonWords {
  static let all: Set<String> = Set(
    """
    about above after again against agent airport almost alone already also always among answer anyone anything apart around
    asked asks away back bake bank basic beach bean bear beat because become been before began behind being believe best better
    between bird bite blank blood board boat body book booked born both bottom bought bound bowl brain bread break bring broken brother
    build burn busy call called calls calm came card care carry case cash catch cause chair chance change charge chat
    cheap cheapest check child choose city class clean close cloth coast cold come cook cool copy core corn corner cost could
    count country course court cover crew cross crowd daily dark data date dear deal deep deliver delivery desk dine dinner dish doctor
    does dogs doing done door dream dress drink drive drop each early earth easy else email empty enough even evening event
    ever every exactly extra face fact fall family fancy fare farm fast father favourite feel feet felt fifth fill film find fine
    fire fish five flat flight floor flow follow food foot force form forward four fourth free fresh friend from front full funny
    game garden gave gear genre gets getting girl gives giving glad glass goes going gold gone good great ground group grow guess guest
    hair half hall hand handle hang happen happy hard hardly hate have having head hear heart heat heavy held hello help here hers high hike
    hint hold hole holiday holidays hope horse host hotel hour house however husband idea ideas inside instead into items jeans joke joking
    jump just keep kept kind king knew know known lady lake land large last late later laugh lead learn least leave left length less
    letter letters level life likely line link lion list listen little live lives load loan local lock long look looking lose lost lots loud
    love loved lovely low lunch made mail main make makes making manager many mark maybe meal mean means meant meat meet meeting member met
    middle might mile milk mind mine minute minutes miss mode money month more morning most mother mountain mouth move movie much music must name
    near need needs never news next nice night nine none noon north nose note nothing now number object offer office often okay once
    only onto open order orders other others ought ours outside over owner pack page paid pain pair paper parent park part party pass past
    pay payment people pepper perfect perhaps person phone pick picked picks piece place plan plane plant play player please plus poem point poor
    possible post pound present pretty price prime print prize problem proper pull pure push puts quality queen question quick quickly quiet quite
    race rain raise range rate rather reach read ready real really reason record refund repeat reply request rest return rice rich ride right
    ring rise river road rock role roll roof room round rule said sail sale same sandwich save says school score seat second seem seen
    sell send sense sent serve service seven shall shape share sharp ship shop short should show side sight sign simple since sing sister
    site sits skin skip sleep slow small smart smell smile snow soft sold some someone something song soon sort sound soup south space speak
    special speed spend sport spot stand star start state stay still stock stone stop store story street strong study stuff style such
    sugar suit summer sure swim table take taken taking talk taste team tell tells tennis test than thank that their them then there
    these they thick thin thing things think third this those though thought three ticket tickets time times tiny tired today together told
    tomorrow tone tonight took total touch tour town track train travel tree trip true trust truth turn twice type under until upon used user uses
    using usual value very view visit voice wait walk wall want wanted wants warm wash water wave weather week weekend well went were what
    when where which while whole whom whose wide wife wild will wind window wine winter wish with within woman wonder wood word work
    world worry worth would write wrong year years yesterday young your yours birthday autumn spring colleague meant thick thinner
    weighs style styles fits fitting worn wear wearing laptop doll pets bike bikes biking camp camping top tops max maximum minimum spend quid bucks trek hiker hikers run
    january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    """.split(whereSeparator: { $0.isWhitespace }).map(String.init))
}
