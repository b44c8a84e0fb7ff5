import { formatMoment } from '../locales/formats.ts'
import { bring, count, t, told } from '../locales/i18n.ts'
import { lossTexts } from './loss.texts.ts'
import type { Draft } from './vault.ts'

/** What is typed and has not been sent. */
export type Unsent = Pick<Draft, 'id' | 'form' | 'at'>

/** The question before it is destroyed: how much would be lost, and what. */
export async function lossOf(
  lost: readonly Unsent[],
  where: 'here' | 'everywhere',
): Promise<string> {
  await bring(lossTexts)
  return [count('loss.unsent', lost.length), ...lost.map(line), t(`loss.${where}`)].join('\n')
}

function line({ form, at }: Unsent): string {
  const kind = form.split(':', 1)[0]!
  return `– ${told(`loss.of.${kind}`) ?? kind}, ${formatMoment(at)}`
}
