# What stands around every page, and the words of the shared parts.
shell-skip = Skip to the page
shell-leave = Leave now
# The title a tab shows for the moment between leaving and the next page.
shell-leave-title = Page
shell-main-nav = Pages
shell-foot = Help and settings
shell-example = This is an example. The people in it are made up. Please do not write anything real here.
shell-about = about { $what }

# Navigation. Neutral words: they can be read over a shoulder.
shell-nav-front = Today
shell-nav-space = My space
shell-nav-home = What is next
shell-nav-about = About me
shell-nav-people = My people
shell-nav-record = My record
shell-nav-looked = Who looked
shell-nav-staff-today = Today
shell-nav-staff-clients = Clients
shell-nav-staff-people = People and roles
shell-nav-staff-review = What needs a person
shell-nav-staff-forms = Forms
shell-nav-staff-service = The service
shell-nav-ways = Ways in
shell-nav-settings = Settings
shell-nav-private = Staying private
shell-nav-grounding = A calm minute
shell-nav-help = Help
shell-sign-out = Sign out

# Forms.
shell-rather-not = I would rather not say
shell-errors-title = One more look, please
# @promise typed-stays-on-the-page
shell-errors-kept = What you wrote is still here.
# @promise kept-is-kept
shell-kept = Kept
shell-kept-not = Not sent. Copy kept on this page.
# @promise both-versions-kept
shell-kept-other = This is also open somewhere else. Both are kept, and you can choose.

# A page that changed while someone was writing on it.
shell-live-note = Something here is new. It waits until you are done.
shell-live-show = Show it

# Entries of a record.
shell-entry-reply = Reply
shell-entry-wrong = This is not right
shell-entry-by = { $who },
shell-empty = Nothing here yet. You do not have to add anything.

# Two drafts of one text.
shell-versions-title = There are two versions
# @promise both-versions-kept
shell-versions-why = This was open in two places. Both are kept. Choose the one to go on with.
shell-versions-when = Last changed { $when }
shell-versions-keep = Go on with this one
shell-versions-first = First version
shell-versions-second = Second version
