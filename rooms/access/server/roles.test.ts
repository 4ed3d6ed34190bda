import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openProfile } from '#platform/server'
import { openTestCity } from '#test-city'
import { rolesOf } from './roles-of-house.ts'

const profiles = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../profiles')

/** What only the house itself does: an anonymous tip, a declaration at the public desk are taken on behalf of nobody. */
const ofTheHouse = ['accountability.keep-tip', 'declarations.public-desk']

describe.each(['hanoi-2021', 'hanoi-2025'])('[SG-09] the roles of %s', (name) => {
  test('give every permission that a room declares to somebody, and no permission that none declares', async () => {
    const city = await openTestCity({ empty: true })
    try {
      const roles = await rolesOf(await openProfile(profiles, name))
      const given = new Set([...roles.titles.keys()].flatMap((role) => [...roles.permissionsOf(role)]))
      expect([...given, ...ofTheHouse].sort()).toEqual([...city.house.permissions.keys()].sort())
    } finally {
      await city.close()
    }
  })

  test('[SG-08] who administers accounts takes no operational decision, and who supervises or audits only reads', async () => {
    const roles = await rolesOf(await openProfile(profiles, name))
    for (const role of ['administrator', 'auditor', 'supervisor']) {
      const held = [...roles.permissionsOf(role)]
      const deciding = held.filter((permission) => /\.(decide|assign|accept|work|issue|seal|sign)$/.test(permission))
      expect([role, deciding]).toEqual([role, []])
    }
    expect(
      [...roles.permissionsOf('auditor')].filter((permission) => !/\.(read|access|verify)$/.test(permission)),
    ).toEqual([])
  })
})
