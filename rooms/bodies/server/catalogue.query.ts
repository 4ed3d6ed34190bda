import type { Profile } from '#platform/server'
import {
  bodyKindsFile,
  type Catalogue,
  competencesFile,
  postKindsFile,
  templatesFile,
  toCatalogue,
} from '../domain/index.ts'

const known = new WeakMap<Profile, Promise<Catalogue>>()

/** The kinds, templates and competences of the running profile; read once. */
export function catalogueOf(profile: Profile): Promise<Catalogue> {
  const before = known.get(profile)
  if (before) return before
  const catalogue = readCatalogue(profile)
  known.set(profile, catalogue)
  return catalogue
}

async function readCatalogue(profile: Profile): Promise<Catalogue> {
  return toCatalogue({
    bodyKinds: await profile.json('bodies/body-kinds.json', bodyKindsFile),
    postKinds: await profile.json('bodies/post-kinds.json', postKindsFile),
    templates: await profile.json('bodies/templates.json', templatesFile),
    competences: await profile.json('bodies/competences.json', competencesFile),
  })
}
