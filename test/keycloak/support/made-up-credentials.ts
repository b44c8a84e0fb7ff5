/** An app that makes codes nobody knows. */
export function app(userLabel: string): object {
  const policy = { subType: 'totp', digits: 6, counter: 0, period: 30, algorithm: 'HmacSHA1' }
  return {
    type: 'otp',
    userLabel,
    secretData: JSON.stringify({ value: `secret of ${userLabel}` }),
    credentialData: JSON.stringify(policy),
  }
}

/** None that could sign anything: enough to be asked for. */
export function passkey(userLabel: string): object {
  const bytes = Buffer.from(`public key of ${userLabel}`).toString('base64')
  return {
    type: 'webauthn',
    userLabel,
    secretData: '{}',
    credentialData: JSON.stringify({
      aaguid: '00000000-0000-0000-0000-000000000000',
      credentialId: bytes,
      counter: 0,
      credentialPublicKey: bytes,
      attestationStatementFormat: 'none',
      transports: ['INTERNAL'],
    }),
  }
}
