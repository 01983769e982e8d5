//! HL7 FHIR R4: questionnaires in, answers scored. Mapping only.
