# Standing in while somebody is away.
cover-title = Standing in
cover-heading = Ask a colleague to stand in for you
cover-what = { $name } and your colleague are both asked. It begins only when both say yes. You are not told who said no.
# @promise cover-ends-by-itself
cover-when = The record opens to your colleague on the first day. It closes after the last day by itself. You stay beside { $name } all the time.
cover-words-go = What { $name } writes meanwhile goes to your colleague, where it is open to them.
cover-who = Who is to stand in?
cover-who-empty = No one is chosen yet. Please choose a person.
cover-one = Someone is asked already, or stands in for you. Please end that first.
cover-words-hint = Why someone else for a while, and that you come back, if that is so. { $name } reads this together with the question.
cover-words-empty = Please say a few words. Someone new without a word can be hard.
cover-asked = { $name } is asked to stand in from { $from } to { $to }. A yes is still missing.
cover-agreed = { $name } stands in from { $from } to { $to }. Both have said yes.
cover-stands = { $name } stands in for you until { $to }.
cover-paused = { $name } would stand in for you until { $to }. There is a pause.
cover-over = It is not needed any more
cover-over-what = If you are back sooner, or someone else is to stand in, you can end it here.
cover-mine = You stand in from { $from } to { $to }. Their record is open to you on these days only.
cover-begins = You stand in for someone from { $day }. Their record opens to you then.
