# What the client chooses for the first page, from behind the second door.
choices-title = First page
choices-heading = What the first page shows
# @promise front-as-i-choose
choices-intro = The first page comes before your second secret. Anyone near the screen can read it.
choices-next = Your next meeting
choices-nothing = Nothing
choices-nothing-hint = The page says that there is nothing to show.
choices-time-only = Day and time
choices-whole = All of it
choices-example = For example: { $words }
choices-example-with = { $when }, with { $name }, { $place }
choices-name = a name
choices-place = a place
choices-day = Tuesday, 2:00pm
# @promise front-as-i-choose
choices-change = You can change it at any time. It changes the page at once.
choices-go = Keep this
