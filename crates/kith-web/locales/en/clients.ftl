# Everyone a member of staff is beside.
clients-title = Clients
clients-name = Name
clients-pronouns = Pronouns
clients-now = Now
clients-nobody = Nobody yet. When someone says yes to you, they stand here.
clients-safety = They gave an answer about their safety. Please be in touch now.
clients-next = Next meeting { $when }.
clients-suggested = They suggested a time. It waits for your answer.
clients-none = No meeting is agreed.
clients-damaged = { $count ->
    [one] One record cannot be read, and is not in this list. It is still there. Please tell whoever looks after this service today.
   *[other] { $count } records cannot be read, and are not in this list. They are still there. Please tell whoever looks after this service today.
}
clients-closed = Waiting or paused
clients-closed-why = Their records are closed to you now, so no names are shown.
clients-asks = You are asked to be beside someone, since { $day }.
clients-asks-go = Answer
clients-waiting = Someone new. It waits for their yes since { $day }.
clients-in-person = They said yes in person
clients-paused = You asked for a pause on { $day }.
clients-resume = End the pause
clients-paused-theirs = Someone asked for a pause on { $day }. They end it when they want to.
clients-new = Someone new
