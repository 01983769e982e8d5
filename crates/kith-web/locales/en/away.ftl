# Being away: on which days somebody who works here is not there.
away-title = When you are away
away-intro = Say on which days you are not there. When a client writes, these days do not count towards the day by which you are asked to read.
away-stays = A day that a client was told before stays as it was. They read that you are away and until when, and no reason.
away-cover = If somebody is to be there for a client meanwhile, ask a colleague to stand in, on that client’s page.
away-from = First day
away-to = Last day
away-to-hint = Left empty, it is one day.
away-go = Say so
away-today = Back to today
away-back = Take it back
away-one = Away on { $day }
away-time = Away from { $from } to { $to }
away-no-day = Please choose a day.
away-over = These days are over.
away-odd = Please choose a last day that is not before the first, and at most { $most } days in all.
away-by = { $name } entered this for you.

# Entered for somebody else.
away-of-title = Someone is away
away-of-heading = When { $name } is away
away-of-intro = When someone cannot say so, as in a sudden illness, you can enter it for them.
away-of-counts = It counts like their own. They see who entered it, and can take it back. Clients read that they are away and until when, and no reason.
away-of-none = No one else here works with clients yet.
away-of-until = Away until the end of { $day }
away-of-you = You entered this.
away-of-by = { $name } entered this.
away-of-go = Enter it
away-of-all = Everyone
away-of-link = Enter that someone is away
