/**
 * Facts about accounts, not about the work of an area: who signed in, whose password was reset. They are in the journal and are
 * read in the audit room, by those who may (SG-09); the history of an area leaves them out.
 */
export const securityFacts: readonly string[] = [
  'account-created',
  'account-disabled',
  'account-enabled',
  'password-changed',
  'password-reset',
  'recovery-codes-renewed',
  'role-granted',
  'role-revoked',
  'second-factor-enrolled',
  'second-factor-removed',
  'sessions-ended',
  'signed-in',
  'signed-out',
  'token-issued',
  'token-revoked',
  'verification-asked',
]
