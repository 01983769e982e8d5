# Being in touch about an answer on safety, for staff.
reach-title = Being in touch
reach-heading = Be in touch with { $name }
reach-answered = { $name } gave an answer about their safety on { $when }. They were told that you would see it.
reach-until = Please be in touch by { $when }.
reach-was-until = This was for { $when }. Please be in touch now.
reach-what = Talk with { $name } as soon as you can, in the way the two of you agreed on. Do not wait for the next meeting.
reach-told = Read their answers in the record
reach-words = What happened, in a sentence
reach-words-hint = You can leave it empty. { $name } can read it.
reach-go = I have been in touch
reach-done = Somebody has been in touch. Nothing more is waited for here.
