import { Field, InputType, Int } from 'type-graphql'
import { Conflict } from '../../platform/ground/errors.ts'
import { omit } from '../../platform/ground/omit.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { Lines } from '../../platform/limits/limit.ts'
import { MutationInput } from '../../platform/writing/mutation.type.ts'
import { unchangedSince } from '../../platform/writing/version.ts'
import type { Work } from '../../platform/writing/work.ts'
import { TenantSettings } from './tenant-settings.entity.ts'
import { settingsPolicy } from './tenant-settings.policy.ts'

/** Of each text: an imprint in full, and a privacy statement of some pages. */
const MOST = 10_000

@InputType({
  description:
    'What the Kreis sets for itself; what is left out stays as it is, null or nothing brings the product’s own back.',
})
export class ChangeSettingsInput extends MutationInput {
  @Field(() => Int, {
    description: 'Version that the caller saw (LOCK-1); 0 where nothing was set yet.',
  })
  declare version: number
  @Lines(MOST)
  @Field(() => String, { nullable: true, description: 'Imprint, German.' })
  declare imprintDe?: string | null
  @Lines(MOST)
  @Field(() => String, { nullable: true, description: 'Imprint, English.' })
  declare imprintEn?: string | null
  @Lines(MOST)
  @Field(() => String, { nullable: true, description: 'Privacy statement, German.' })
  declare privacyDe?: string | null
  @Lines(MOST)
  @Field(() => String, { nullable: true, description: 'Privacy statement, English.' })
  declare privacyEn?: string | null
  @Lines(MOST)
  @Field(() => String, { nullable: true, description: 'Accessibility statement, German.' })
  declare accessibilityDe?: string | null
  @Lines(MOST)
  @Field(() => String, { nullable: true, description: 'Accessibility statement, English.' })
  declare accessibilityEn?: string | null
  @Lines(MOST)
  @Field(() => String, {
    nullable: true,
    description: 'Where people of the Kreis find help, German.',
  })
  declare helpDe?: string | null
  @Lines(MOST)
  @Field(() => String, {
    nullable: true,
    description: 'Where people of the Kreis find help, English.',
  })
  declare helpEn?: string | null
}

type Texts = Omit<ChangeSettingsInput, 'clientMutationId' | 'version'>

export async function changeSettings(
  work: Work,
  input: ChangeSettingsInput,
): Promise<TenantSettings> {
  const { version } = input
  const texts = trimmed(omit(input, 'clientMutationId', 'version'))
  authorize(settingsPolicy.change, work.actor)
  const { em, add, organisation } = work
  const settings = await em.findOne(TenantSettings, { tenant: organisation })
  if (settings) {
    await unchangedSince(version, settings, work)
    return Object.assign(settings, texts)
  }
  if (version !== 0) throw new Conflict({ currentVersion: 0, changed: [] })
  return add(TenantSettings, texts)
}

/** A text of nothing but blanks is none. */
function trimmed(given: Texts): Texts {
  const texts = Object.entries<string | null | undefined>(given)
  return Object.fromEntries(texts.map(([name, text]) => [name, text?.trim() || null]))
}
