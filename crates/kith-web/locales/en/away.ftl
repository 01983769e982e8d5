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
