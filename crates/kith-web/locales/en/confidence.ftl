# What stays between a client and those who work here, and what they may have to tell others.
confidence-title = Good to know
confidence-heading = What stays between us
# @promise limits-before-words
confidence-before = Before you write: there are a few things that people who work here may have to tell others.
confidence-before-go = Read which ones
confidence-lead = What you write here is kept for you and the people you said yes to. Here is what they may have to tell somebody else.
# @promise let-in-is-told
confidence-urgent = When something cannot wait, somebody else here can be let in for an hour. You read who, why, and who agreed.

# True of every service; shown until the service has written its own.
confidence-usual-danger = Where your life or somebody else’s is in danger, people here may have to tell somebody who can help.
confidence-usual-child = The same goes for a child, or somebody who depends on others, who is not safe.
confidence-usual-work = They may talk about their work with a colleague, so that they do it well.
confidence-usual-first = You can ask them to tell you first, where they can, and to tell no more than is needed.
confidence-usual-ask = What has to be told differs from place to place. You can ask them what it is here.

confidence-new = These words changed after you read them.
confidence-read = You said on { $day } that you have read this.
confidence-go = I have read this
confidence-go-what = This is not a yes to anything. It takes away the line above the pages on which you write.
confidence-people = Ask somebody beside you about it
confidence-told = What stays between us: you said that you have read it

# For the administrator.
confidence-own-heading = What stays between you and your clients
confidence-own-lead = Clients read this before they write their first words here, and on the page about how they work with somebody.
confidence-own-usual = You have not written your own words. Clients read these:
confidence-own-words = Your own words
confidence-own-hint = Say in plain words what has to be told, to whom, and that you say so first. Leave it empty for the usual words.
confidence-own-again = When you change this, each client is asked to read it again.
confidence-own-go = Keep these words
confidence-own-kept = Kept. This is what clients read from now on.
confidence-own-long = This is longer than one page. Please make it shorter.
confidence-own-earlier = What stood here so far
confidence-own-by = { $who }, { $day }
confidence-own-since = { $day }
confidence-own-empty = The usual words
confidence-own-back = Back to the settings
