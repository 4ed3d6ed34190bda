import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openVault } from './vault.ts'

test('[SG-09] a sealed secret opens with its key for whom it was sealed, and in no other way', () => {
  const vault = openVault(randomBytes(32))
  const sealed = vault.seal('JBSWY3DPEHPK3PXP', 'account-1')
  expect(sealed).not.toContain('JBSWY3DPEHPK3PXP')
  expect(vault.isSealed(sealed)).toBe(true)
  expect(vault.isSealed('JBSWY3DPEHPK3PXP')).toBe(false)
  expect(vault.open(sealed, 'account-1')).toBe('JBSWY3DPEHPK3PXP')
  expect(vault.seal('JBSWY3DPEHPK3PXP', 'account-1')).not.toBe(sealed)
  expect(() => vault.open(sealed, 'account-2')).toThrow()
  const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA')
  expect(() => vault.open(changed, 'account-1')).toThrow()
  const other = openVault(randomBytes(32))
  expect(other.mark).not.toBe(vault.mark)
  expect(() => other.open(sealed, 'account-1')).toThrow()
})
