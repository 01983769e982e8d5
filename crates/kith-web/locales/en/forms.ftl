# Imported forms, as staff see them.
forms-title = Forms
forms-intro = The words of a form come from a file that this service may use. Every question can be skipped.
forms-none = No form has been imported yet.
forms-questions = { $count ->
    [one] One question.
   *[other] { $count } questions.
}
forms-language = Language: { $tag }.
forms-not-whole = This cannot be given to anyone yet. The file names lists of answers that are not here. Import them together with it:
forms-unscored = { $count ->
    [one] One question is not part of the score. It is asked and kept.
   *[other] { $count } questions are not part of the score. They are asked and kept.
}
forms-safety = One question is about safety. Whatever the total, an answer above the lowest is shown to you at once. You are asked to be in touch by a certain hour. The client reads so before the first question.
forms-no-language = The file does not say which language it is in.
forms-no-copyright = The file has no copyright line. Check that you may use it.
forms-no-address = The file has no address of its own.
forms-import = Importing a form
forms-import-how = At the service’s own computer. The file is an HL7 FHIR Questionnaire. Give the lists it names beside it:
