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
    fourty ninty fivety able accept access accident according account across action active actual actually adult advance advice afford afraid ages agree
    ahead allow along although amazing amount angry animal annoyed another anybody anyhow anymore anyway appear apply area argue army
    arrive arrived article asap aside asking asleep assume attend attention aunt auntie avoid awake aware awesome awful babe baby badly
    baggy balance ball band bare barely base basically bath beauty begin behave bell belong below bend beyond bill birth blame bless
    blind block bloke blow boil bomb bone boring borrow boss bother boyfriend branch brave breakfast breath brief bright brilliant broke
    brown bruv buddy bugs bulky bunch bush butter button calling cancel candle capital careful cast caught celebrate cell certain
    certainly chap chart cheers chief choice chose chosen church circle claim classy clearly clever click client climb closed club coach
    coffee collect college comes comfier comfort comfy coming common company complain complete concern confirm confused consider contact
    contain control convince correct cosy couch cough counts cousin cozy crap crazy cream create crisp cruel cute cycle dads damage damn
    dance danger dating dead deaf death debt decent decide decided decision delay delete depend describe desert design desperate destroy
    detail died difference different difficult direct dirty disagree discuss divide dozen draft drag drama draw dreamt driver drunk dull
    during dust duty eager easily eats edge effort eight either elder eldest elegant employ enemy energy enjoy enter entire equal error
    escape especially essential everybody everyday everyone everything everywhere exact example excellent excited excuse exist expect
    expensive experience explain eyes fail fair faith fake fancies fashion fault fear feed feels fellow festival fiance fiancee field
    fifty fight figure file finally finger finish finished fixed flag flash flashy flatmate flew flies fluffy fold folk folks fond fool
    forever forget forgive forgot former forth fortnight forty frame frank freak freeze frequent fresher fridge fruit fuel funky further
    fussy future gain gentle gentleman gents giant gift giggle girlfriend given global glove goal golden gonna goods gorgeous gosh grab
    grade gran grand grandson granny grass grateful grey grippy gross guarantee guide guilty gums guys habit handy happily hardy harm
    hates heaven heel height hell helpful hence hero hidden hide hill hire hits hobby hook hopefully hoping horrible hospital housemate
    hubby huge human humble hundred hungry hurry hurt husbands ideal image imagine immediate important impossible impress impressed
    indeed indoor inform inner inquire insist instance instant intend interest interested internet introduce invite island issue itself
    jacket jail join joint judge juicy junk keeps kick kill kindly kiss kitchen knee knock knowing knows lack ladder lads lame lane lass
    lately latter launch lawn lazy leaf leak lean leaving legs lend lets letting library lift lightly liked likes limit lips liquid
    lively living loads lonely looked looks losing louder lover loves lower luck lucky lump madam magic maid maker male mall mama marry
    marvel mass massive master match mate matter mayor meaning meanwhile measure medium melt memory mental mention merry mess messy
    metal method midnight mild mill mini minus mirror missed missing missus mistake mixed mixture modern moment mood moon moved moving
    muddy mummy mums nail naked nana narrow nasty native nature nearby nearly neat needing neither nephew nervous newer nicer niece
    nobody noise noisy nope normal normally notice nowhere nuts obvious obviously occasion offered older oldest ones onwards opinion
    opposite option ordinary original otherwise outdoor outdoors outfit oven overall owned packed painful pale panic parcel pardon
    particular partly partner partners passed patient pattern paying peace pension period permit picking picky pieces pile pillow pilot
    pity plain plainer plastic playing plenty pocket pointing poke polite poll pool popular portable posh position positive postpone
    pour power practical prefer preferably prepare presence press presume prettier prevent previous priced princess private probably
    process produce profit program promise promised proof proud prove provide public punch purpose purse putting quarter quieter radio
    rains rainy raised random rang rare rarely rating reaction reading realise realize rear reasonable receive recent recently reckon
    recommend reduce refer reflect refuse regard regret regular related relax release relevant relief rely remain remarkable remember
    remind remove repair replace report require rescue respect respond responsible retail retire retired reveal revenue review reward
    ridiculous risk rival robust romantic roommate rough roughly route routine royal rubbish rude ruin ruined rules running runs rush
    sadly safe safely saint salary sauce saved saying scale scared scene schedule scratch scratchy scream screen search season secret
    secure seeing seek seemed seems seldom select selfish selling sending senior sensible sensitive separate serious seriously serves
    settle several severe shade shadow shake shame shine shiny shock shoot shops shout shower shut sick silent silly silver similar
    simpler simply single sitting sixty size skill sleeping slight slightly slim slip slowly smooth snack sneak snowy social sofa softer
    solid solution solve somebody somehow sometime sometimes somewhat somewhere sorted soul sounded sounds source spare speaking speech
    spell spending spent spicy split spoil spoke sporty square squeeze stage stairs stamp standing stare starting starts stayed staying
    steal steep step stick stiff stiffer stolen stomach stood stopped stopping storm straight strange stranger stress stretch stretchy
    strict strike string strip stronger stupid sturdier sturdy subject success sudden suddenly suggest suitable suited suits summat
    sunny super supper supply support suppose supposed surely surface surprise surprised swap swear sweat sweet switch tail tall tear
    tears teen teenage teenager telling tend term terms terrible terribly text thanks theirs therefore thicker thinking thirty thoughts
    threw throat throw thrown tidy tight tighter till tips title toddler toes toilet tools tooth topic totally touching tough tougher
    toward towards trade traffic trained treat trend trendy tribe trick tried trigger trouble truck truly trusted trying tune turning
    turns twelve twenty twin twins uglier ugly umbrella unable uncle unclear understand understood unfortunately unhappy unique unit
    unless unlike unusual update upset urgent useful usually vacation valid various vast vegan vegetarian version victim vote wage waist
    waiting wake walked walking wallet wanting warn warning waste watched watching weak wealth weird welcome wells western whatever
    wheel whenever wherever whether whichever whoever widely width willing wins wire wise wishing witness wonderful wondering wooden
    worked worker workers working works worried worse worst worthy wrap wrist writing yard yeah yell yellow younger youth zero zone
    """.split(whereSeparator: { $0.isWhitespace }).map(String.init))
}
