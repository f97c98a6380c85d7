// GraphRules › Cue: what a sentence may say, by the name of its group of patterns.

/// A group of patterns in the files of ``SpokenRules``: the section and the group there.
///
/// What follows from it is decided where it is asked for, most often in the intent that the section is named for.
package enum Cue: String, CaseIterable, Sendable, SpokenGroup {
  case recommend = "recommend.says"
  case recommendFresh = "recommend.fresh"

  case refine = "refine.says"

  case exclude = "exclude.says"
  case excludeAnother = "exclude.another"
  case excludeRemoving = "exclude.removing"

  case relax = "relax.says"
  case relaxAgain = "relax.again"

  case critiqueSmall = "critique.small"
  case critiqueLarge = "critique.large"
  case critiqueLighterColour = "critique.lighter_colour"
  case critiqueDarkerColour = "critique.darker_colour"
  case critiqueWarmerColour = "critique.warmer_colour"
  case critiqueCoolerColour = "critique.cooler_colour"
  case critiqueCheaper = "critique.cheaper"
  case critiqueDearer = "critique.dearer"
  case critiqueLighter = "critique.lighter"
  case critiqueHeavier = "critique.heavier"
  case critiqueBetterRated = "critique.better_rated"
  case critiqueSooner = "critique.sooner"
  case critiqueSmarter = "critique.smarter"
  case critiqueMoreCasual = "critique.more_casual"
  case critiqueBigger = "critique.bigger"
  case critiqueSmaller = "critique.smaller"

  case similar = "similar.says"

  case more = "more.says"

  case `repeat` = "repeat.says"

  case tuneAsking = "tune.asking"
  case tuneMoreDiversity = "tune.more_diversity"
  case tuneLessDiversity = "tune.less_diversity"
  case tuneMoreNovelty = "tune.more_novelty"
  case tuneLessNovelty = "tune.less_novelty"
  case tuneLessPopularity = "tune.less_popularity"
  case tuneMorePopularity = "tune.more_popularity"

  case search = "search.says"

  case popular = "popular.says"
  case popularContrary = "popular.contrary"

  case trending = "trending.says"

  case newProducts = "new_products.says"
  case newProductsOthers = "new_products.others"

  case crossSell = "cross_sell.says"

  case alsoBought = "also_bought.says"
  case alsoBoughtBuyers = "also_bought.buyers"

  case bundle = "bundle.says"

  case showItem = "show_item.says"
  case showItemOther = "show_item.other"

  case askAttributeFrames = "ask_attribute.frames"
  case askAttributeOthers = "ask_attribute.others"
  case askAttributeBare = "ask_attribute.bare"
  case askAttributeAboutWeight = "ask_attribute.about_weight"
  case askAttributeAboutBatteryLife = "ask_attribute.about_battery_life"
  case askAttributeAboutCapacity = "ask_attribute.about_capacity"
  case askAttributeAboutWarranty = "ask_attribute.about_warranty"
  case askAttributeAboutOrigin = "ask_attribute.about_origin"
  case askAttributeAboutRating = "ask_attribute.about_rating"
  case askAttributeAboutMaterial = "ask_attribute.about_material"
  case askAttributeAboutVolume = "ask_attribute.about_volume"
  case askAttributeAboutSize = "ask_attribute.about_size"
  case askAttributeAboutColour = "ask_attribute.about_colour"
  case askAttributeAboutPrice = "ask_attribute.about_price"
  case askAttributeAboutInStock = "ask_attribute.about_in_stock"
  case askAttributeAboutVolumeLoosely = "ask_attribute.about_volume_loosely"
  case askAttributeAboutLength = "ask_attribute.about_length"

  case checkVariant = "check_variant.says"
  case checkVariantOpen = "check_variant.open"
  case checkVariantOthers = "check_variant.others"
  case checkVariantAnother = "check_variant.another"
  case checkVariantOrders = "check_variant.orders"

  case findStore = "find_store.says"
  case findStoreInCity = "find_store.in_city"
  case findStoreOfList = "find_store.of_list"
  case findStoreOthers = "find_store.others"

  case findCoupon = "find_coupon.says"
  case findCouponLater = "find_coupon.later"
  case findCouponCheaper = "find_coupon.cheaper"
  case findCouponComing = "find_coupon.coming"

  case compare = "compare.says"
  case compareVerdicts = "compare.verdicts"
  case compareOthers = "compare.others"

  case explain = "explain.says"
  case explainChange = "explain.change"
  case explainViewChange = "explain.view_change"
  case explainViewPaths = "explain.view_paths"
  case explainViewConfidence = "explain.view_confidence"
  case explainViewEvidence = "explain.view_evidence"
  case explainViewFull = "explain.view_full"
  case explainCustomerStyle = "explain.customer_style"
  case explainAboutList = "explain.about_list"
  case explainWordsOfExplaining = "explain.words_of_explaining"

  case explainAbsence = "explain_absence.says"

  case explainOrder = "explain_order.says"
  case explainOrderTurned = "explain_order.turned"

  case whatIf = "what_if.says"
  case whatIfDeedReturn = "what_if.deed_return"
  case whatIfDeedDislike = "what_if.deed_dislike"
  case whatIfDeedHide = "what_if.deed_hide"
  case whatIfDeedLike = "what_if.deed_like"
  case whatIfDeedPurchase = "what_if.deed_purchase"
  case whatIfDeedView = "what_if.deed_view"
  case whatIfUndone = "what_if.undone"
  case whatIfSilencing = "what_if.silencing"
  case whatIfRepriced = "what_if.repriced"
  case whatIfCold = "what_if.cold"
  case whatIfMattering = "what_if.mattering"
  case whatIfRuleBoost = "what_if.rule_boost"
  case whatIfRuleBury = "what_if.rule_bury"

  case branchToo = "branch.too"
  case branchPlus = "branch.plus"
  case branchAdds = "branch.adds"
  case branchTogether = "branch.together"

  case setUser = "set_user.says"

  case showState = "show_state.says"

  case recommendBrand = "recommend_brand.says"
  case recommendBrandOthers = "recommend_brand.others"

  case recommendPromotion = "recommend_promotion.says"
  case recommendPromotionHers = "recommend_promotion.hers"
  case recommendPromotionOthers = "recommend_promotion.others"
  case recommendPromotionPromotions = "recommend_promotion.promotions"

  case audience = "audience.says"

  case similarUsers = "similar_users.says"

  case portrait = "portrait.says"
  case portraitManner = "portrait.manner"
  case portraitOthers = "portrait.others"

  case history = "history.says"
  case historyOwned = "history.owned"
  case historyEventReturn = "history.event_return"
  case historyEventDislike = "history.event_dislike"
  case historyEventRating = "history.event_rating"
  case historyEventView = "history.event_view"
  case historyEventCart = "history.event_cart"
  case historyEventPurchase = "history.event_purchase"
  case historyEventLike = "history.event_like"
  case historyEventOne = "history.event_one"
  case historyOthers = "history.others"
  case historyAsking = "history.asking"

  case feedbackDislike = "feedback.dislike"
  case feedbackReturn = "feedback.return"
  case feedbackHide = "feedback.hide"
  case feedbackPurchase = "feedback.purchase"
  case feedbackLike = "feedback.like"
  case feedbackStars = "feedback.stars"
  case feedbackRecording = "feedback.recording"
  case feedbackForSomebody = "feedback.for_somebody"
  case feedbackDoneByRelative = "feedback.done_by_relative"
  case feedbackOthers = "feedback.others"
  case feedbackElsewhere = "feedback.elsewhere"
  case feedbackOwned = "feedback.owned"
  case feedbackThingIs = "feedback.thing_is"
  case feedbackRemoving = "feedback.removing"
  case feedbackIdiom = "feedback.idiom"

  case saveList = "save_list.says"
  case saveListNaming = "save_list.naming"
  case saveListPersons = "save_list.persons"
  case saveListWholeList = "save_list.whole_list"
  case saveListToFile = "save_list.to_file"

  case export = "export.says"
  case exportBidding = "export.bidding"
  case exportFurther = "export.further"
  case exportAboutList = "export.about_list"

  case ruleAddPin = "rule_add.pin"
  case ruleAddBury = "rule_add.bury"
  case ruleAddBoost = "rule_add.boost"
  case ruleAddExclude = "rule_add.exclude"
  case ruleAddGeneral = "rule_add.general"
  case ruleAddPersonal = "rule_add.personal"
  case ruleAddDoNot = "rule_add.do_not"
  case ruleAddNever = "rule_add.never"
  case ruleAddFirstPlace = "rule_add.first_place"
  case ruleAddCategoryInCategory = "rule_add.category_in_category"

  case ruleList = "rule_list.says"

  case ruleOff = "rule_off.says"
  case ruleOffRemoving = "rule_off.removing"

  case ruleOn = "rule_on.says"

  case eraseUser = "erase_user.says"
  case eraseUserNotHers = "erase_user.not_hers"
  case eraseUserWants = "erase_user.wants"

  case ingest = "ingest.says"
  case ingestRehearsing = "ingest.rehearsing"
  case ingestKeptOut = "ingest.kept_out"
  case ingestHow = "ingest.how"

  case importReport = "import_report.says"
  case importReportHowTo = "import_report.how_to"
  case importReportHowSoftly = "import_report.how_softly"

  case stats = "stats.says"
  case statsHow = "stats.how"

  case undo = "undo.says"
  case undoOthers = "undo.others"
  case undoTwo = "undo.two"

  case redo = "redo.says"

  case reset = "reset.says"
  case resetAll = "reset.all"
  case resetEverything = "reset.everything"

  case setLanguage = "set_language.says"
  case setLanguageChinese = "set_language.chinese"
  case setLanguageWhy = "set_language.why"

  case help = "help.says"
  case helpMeaning = "help.meaning"
  case helpTelling = "help.telling"
  case helpTopicPrivacy = "help.topic_privacy"
  case helpTopicWhatIf = "help.topic_what_if"
  case helpTopicComparing = "help.topic_comparing"
  case helpTopicExplanations = "help.topic_explanations"
  case helpTopicFeedback = "help.topic_feedback"
  case helpTopicImport = "help.topic_import"
  case helpTopicLists = "help.topic_lists"
  case helpTopicLanguages = "help.topic_languages"
  case helpTopicRules = "help.topic_rules"
  case helpTopicRecommendations = "help.topic_recommendations"
  case helpTopicCall = "help.topic_call"

  case frameTellMeNext = "frame.tell_me_next"
  case frameStart = "frame.start"
  case frameCanYou = "frame.can_you"
  case frameCanYouUnless = "frame.can_you_unless"
  case frameWouldYouMind = "frame.would_you_mind"
  case frameWantTo = "frame.want_to"
  case frameWouldLikeTo = "frame.would_like_to"
  case frameWantYouTo = "frame.want_you_to"
  case frameLetUs = "frame.let_us"
  case frameLetUsUnless = "frame.let_us_unless"
  case frameLetUsSay = "frame.let_us_say"
  case frameLetUsSayUnless = "frame.let_us_say_unless"
  case frameCustomerWants = "frame.customer_wants"
  case frameCustomerSays = "frame.customer_says"
  case frameCustomerSaysNext = "frame.customer_says_next"
  case frameCustomerWouldLike = "frame.customer_would_like"
  case frameTellMeIf = "frame.tell_me_if"
  case frameIf = "frame.if"
  case frameIfNext = "frame.if_next"
  case frameIfUnless = "frame.if_unless"
  case frameTellMe = "frame.tell_me"
  case frameStartUnless = "frame.start_unless"
  case frameTellMeUnless = "frame.tell_me_unless"
  case frameEndingsOfBidding = "frame.endings_of_bidding"
  case frameEndings = "frame.endings"

  case elsewhereRemovingOne = "elsewhere.removing_one"
  case elsewhereBasket = "elsewhere.basket"
  case elsewhereReturning = "elsewhere.returning"
  case elsewhereDelivery = "elsewhere.delivery"
  case elsewhereOpinion = "elsewhere.opinion"
}
