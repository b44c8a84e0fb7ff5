import { changesOf } from '../../platform/fields/change-fields.ts'
import { mutations } from '../../platform/fields/mutation-fields.ts'
import { readsFiles } from './case.policy.ts'
import {
  changeHouseholdMember,
  ChangeHouseholdMemberInput,
  leaveHousehold,
  LeaveHouseholdInput,
} from './change-member.ts'
import { changePerson, ChangePersonInput, factsOfPerson, ownPerson } from './change-person.ts'
import {
  addHouseholdMember,
  AddHouseholdMemberInput,
  renameHousehold,
  RenameHouseholdInput,
} from './household-members.ts'
import { householdPolicy } from './household.policy.ts'
import { factsOfHousehold, ownHousehold } from './household.scope.ts'
import { HouseholdType } from './household.type.ts'
import { personPolicy } from './person.policy.ts'
import { PersonType } from './person.type.ts'

const changeOfPerson = changesOf({ rule: readsFiles, find: ownPerson, facts: factsOfPerson })
const changeOfHousehold = changesOf({
  rule: readsFiles,
  find: ownHousehold,
  facts: factsOfHousehold,
})

/** What is changed of people and households. */
export const peopleFields = [
  mutations(PersonType, {
    changePerson: changeOfPerson({
      description: 'Changes what is known of a person of an own or deputised case.',
      may: personPolicy.change,
      input: ChangePersonInput,
      does: changePerson,
    }),
  }),
  mutations(HouseholdType, {
    addHouseholdMember: changeOfHousehold({
      description: 'Takes somebody into a household.',
      may: householdPolicy.change,
      input: AddHouseholdMemberInput,
      does: addHouseholdMember,
    }),
    changeHouseholdMember: changeOfHousehold({
      description: 'Corrects a member, makes one the head, or takes a leaving back.',
      may: householdPolicy.change,
      input: ChangeHouseholdMemberInput,
      does: changeHouseholdMember,
    }),
    leaveHousehold: changeOfHousehold({
      description: 'Ends a membership; where the head leaves, another member follows.',
      may: householdPolicy.change,
      input: LeaveHouseholdInput,
      does: leaveHousehold,
    }),
    renameHousehold: changeOfHousehold({
      description: 'Gives a household another name.',
      may: householdPolicy.change,
      input: RenameHouseholdInput,
      does: renameHousehold,
    }),
  }),
]
