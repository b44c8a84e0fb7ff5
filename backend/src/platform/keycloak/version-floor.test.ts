import { expect, test } from 'vitest'
import { assertVersionFloor } from './version-floor.ts'

test.each(['26.6.7', '26.6.11', '26.7.3', '26.7.5', '26.8.0', '27.0.0'])(
  'KC-12: Keycloak %s may run',
  version => expect(() => assertVersionFloor(version)).not.toThrow(),
)

test.each(['25.0.6', '26.4.9', '26.6.6', '26.7.0', '26.7.2', '', 'nightly'])(
  'KC-12: Keycloak %s is refused',
  version => expect(() => assertVersionFloor(version)).toThrow('known holes'),
)
