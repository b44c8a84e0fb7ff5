import type { ModuleRows } from '../../../../test/access/rows.ts'

/** The columns that keep what is typed about cases and people. */
export const storedCases: NonNullable<ModuleRows['stored']> = {
  'ChangeCaseStatusInput.reason': 'app.case_status_change.reason',
  'ChangePersonInput.address': 'app.person.address',
  'ChangePersonInput.email': 'app.person.email',
  'ChangePersonInput.familyName': 'app.person.family_name',
  'ChangePersonInput.givenNames': 'app.person.given_names',
  'ChangePersonInput.languages': 'app.person.languages',
  'ChangePersonInput.nameInOriginalScript': 'app.person.name_in_original_script',
  'ChangePersonInput.nationalities': 'app.person.nationalities',
  'ChangePersonInput.phone': 'app.person.phone',
  'CloseCaseInput.reason': 'app.case_status_change.reason',
  'NewPersonInput.address': 'app.person.address',
  'NewPersonInput.email': 'app.person.email',
  'NewPersonInput.familyName': 'app.person.family_name',
  'NewPersonInput.givenNames': 'app.person.given_names',
  'NewPersonInput.languages': 'app.person.languages',
  'NewPersonInput.nameInOriginalScript': 'app.person.name_in_original_script',
  'NewPersonInput.nationalities': 'app.person.nationalities',
  'NewPersonInput.phone': 'app.person.phone',
  'RenameHouseholdInput.name': 'app.household.name',
  'ReopenCaseInput.reason': 'app.case_status_change.reason',
  // rows of their own, codes, and a key of another table
  'ChangeCaseInput.municipality': null,
  'ChangeCaseStatusInput.closeReason': 'app.case_file.close_reason',
  'ChangePersonInput.municipality': null,
  'CloseCaseInput.closeReason': 'app.case_file.close_reason',
  'CloseCaseInput.settles': null,
  'OpenCaseInput.members': null,
  'OpenCaseInput.municipality': null,
}
