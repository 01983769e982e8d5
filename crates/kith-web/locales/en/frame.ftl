# How two people work together: what both agreed, line by line.
frame-line-day = Usual day
frame-line-often = How often
frame-line-time = Usual time
frame-line-length = How long
frame-line-place = Where
frame-line-meeting = From arriving to leaving
frame-line-contact = Between meetings
frame-line-late = If one of you is late or cannot come
frame-line-breaks = Holidays and breaks
frame-line-ending = How ending will go
frame-open = Not agreed yet
frame-weeks = { $weeks ->
    [one] Every week
   *[other] Every { $weeks } weeks
}

# In the record.
frame-told-offered = Working with { $name }: a suggestion
frame-told-agreed = Working with { $name }: agreed
frame-told-in-person = Working with { $name }: agreed in person
frame-told-no = Working with { $name }: no to a suggestion
frame-told-back = Working with { $name }: a suggestion, taken back
