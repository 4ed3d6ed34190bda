import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  bodyKindsFile,
  bodyWords,
  competencesFile,
  postKindsFile,
  postWords,
  templatesFile,
  toCatalogue,
} from './catalogue.ts'

function read(profile: string, file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../profiles/${profile}/${file}`, import.meta.url), 'utf8'))
}

function catalogueOf(profile: string) {
  return toCatalogue({
    bodyKinds: bodyKindsFile.parse(read(profile, 'bodies/body-kinds.json')),
    postKinds: postKindsFile.parse(read(profile, 'bodies/post-kinds.json')),
    templates: templatesFile.parse(read(profile, 'bodies/templates.json')),
    competences: competencesFile.parse(read(profile, 'bodies/competences.json')),
  })
}

describe.each(['hanoi-2021', 'hanoi-2025'])('the bodies of %s', (profile) => {
  const catalogue = catalogueOf(profile)

  it('[ORG-02] every template gives each body one head, of posts that belong to it', () => {
    for (const template of catalogue.templates.values()) {
      for (const body of template.bodies) {
        const kinds = body.posts.map((post) => ({ ...post, of: catalogue.postKinds.get(post.kind) }))
        expect(kinds.map((post) => post.of?.bodyKind)).toEqual(kinds.map(() => body.kind))
        expect(kinds.filter((post) => post.of?.head).map((post) => post.count)).toEqual([1])
      }
    }
  })

  it('[ORG-05] knows the five roles of a residential group', () => {
    const five = ['group-head', 'cell-secretary', 'committee-member', 'standing-member', 'area-police']
    expect(catalogue.groupRoles).toEqual(five)
    expect(catalogue.templates.get('group-roles')?.posts.map((post) => post.kind)).toEqual(five)
  })

  it('[SG-09] every post brings a role that the profile declares', () => {
    const { roles } = read(profile, 'access/roles.json') as { roles: Record<string, unknown> }
    const unknown = [...catalogue.postKinds.values()].filter((kind) => !(kind.role in roles)).map((kind) => kind.role)
    expect(unknown).toEqual([])
  })

  it('[ORG-07] every type of decision that has a row is named, and every row has a source', () => {
    const types = new Set(catalogue.competences.types.map((type) => type.decisionType))
    expect(catalogue.competences.rows.filter((row) => !types.has(row.decisionType))).toEqual([])
  })
})

it('[ORG-01] bodies are named as their unit is: Thành ủy, Quận ủy, Huyện ủy, Thị ủy, Đảng ủy', () => {
  const catalogue = catalogueOf('hanoi-2021')
  const name = (kind: 'city' | 'urban_district' | 'rural_district' | 'town' | 'ward', area: string) => {
    const body = catalogue.bodyKinds.get('party-committee')
    return body && bodyWords(body, { kind, name: area }).vi
  }
  expect(name('city', 'Hà Nội')).toBe('Thành ủy Hà Nội')
  expect(name('urban_district', 'Ba Đình')).toBe('Quận ủy Ba Đình')
  expect(name('rural_district', 'Sóc Sơn')).toBe('Huyện ủy Sóc Sơn')
  expect(name('town', 'Sơn Tây')).toBe('Thị ủy Sơn Tây')
  expect(name('ward', 'Mai Động')).toBe('Đảng ủy phường Mai Động')
  const head = catalogue.postKinds.get('group-head')
  expect(head && postWords(head, { kind: 'residential_group', name: 'số 7' }).vi).toBe('Tổ trưởng tổ dân phố số 7')
  expect(head && postWords(head, { kind: 'hamlet', name: 'Cổ Điển' }).vi).toBe('Trưởng thôn Cổ Điển')
})
