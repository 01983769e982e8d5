# Who looked: one sentence for each reason there is.
looked-title = Visits
looked-heading = Who looked
# @promise each-look-is-told
looked-intro = Everyone who opened your record, and why. Your own visits are not in the list.
# @promise a-delay-ends
looked-waits = A law or an order can ask this service to wait before it shows a visit. It then stands here after { $days } days at most, with who decided to wait, and why.
looked-waited-heading = Visits that were shown later
looked-waited = From { $from } until { $until }, visits by { $name } were not shown here.
looked-waited-by = { $by }, { $role }, decided to wait. { $visits ->
    [0] There was no visit.
    [one] There was one visit. It stands on its day.
   *[other] There were { $visits } visits. They stand on their days.
}
looked-waited-why = The reason given
looked-late-was = It was on { $when }, and is shown since this entry.
looked-late = It is shown here since { $day }.
looked-home = Visits to your record are shown now that were not shown before.
looked-home-what = Read which, who decided to wait, and why.
looked-empty-waits = No visit is shown yet. When one is, it will stand here.
looked-intro-waits = Who opened your record, and why. Your own visits are not in the list.
looked-empty = No one has opened your record yet. When someone does, it will stand here.
# @promise ask-why-and-be-answered
looked-ask = You can ask why about each visit. Whoever looked is asked to answer within { $days ->
    [one] one day
   *[other] { $days } days
}. If they are not beside you, someone who is finds out and answers.
looked-ask-go = Ask why
looked-asked-more = See this question
looked-ask-nobody = To ask why in here, you need someone beside you who can answer.
looked-ask-else = You can also ask the service itself.
looked-help = Who to call
looked-earlier = Earlier days
looked-newest = Back to the newest
looked-did-prepare = { $name } opened your record to get ready for your meeting.
looked-did-write = { $name } opened your record to write in it.
looked-did-answer = { $name } opened your record to answer you.
looked-did-list = { $name } looked at a list. It shows your name and your next meetings. It also shows what you want to bring up, what is promised, and what waits to be read or answered.
looked-did-cover = { $name } opened your record, standing in for someone who is away.
looked-did-supervise = { $name } opened your record to support the work of the person beside you.
looked-did-safety = { $name } opened your record because someone may have been in danger.
looked-did-export = { $name } opened your record to make a copy of it.
looked-did-operator = { $name } opened your record for work on the service.
looked-did-own = The person whose record this is opened it.
looked-saw-words = { $name } looked up your name, how to speak with you, and when and where your meetings are.
looked-saw-times = { $name } looked up your name, and when, where and with whom your meetings are.
# @promise attempts-are-told
looked-attempt = { $name } tried to open your record or to write in it, and was shown nothing.
# @promise counts-are-told
looked-counted = { $name } looked at numbers about the whole service. They are added up from all records. Nothing of yours was shown.
looked-why = The reason given: ‘{ $why }’
looked-client = A client
looked-operator = Someone at the service’s own computer
looked-role-client = a client
looked-role-therapist = a therapist
looked-role-supervisor = a supervisor
looked-role-administrator = an administrator
looked-role-peer-supporter = a peer supporter
looked-role-facilitator = a facilitator
looked-role-interpreter = an interpreter
looked-role-reception = a receptionist
looked-role-operator = keeps the service running
