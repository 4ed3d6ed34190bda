import type { Intent } from '#kit'
import { derivedId, type Profile } from '#platform/server'
import { levelOf } from '#rooms/areas/domain'
import { establishByTemplate, type Template } from '../domain/index.ts'
import { catalogueOf } from './catalogue.query.ts'

/** Id of the intent by which a profile's template is loaded; with `templatePostId` it gives the id of every post made. */
export function templateIntentId(profile: Profile, templateKey: string): string {
  return derivedId(`profile ${profile.name}`, `bodies/${templateKey}`)
}

/** The intents that set up the chain of command of a profile (city, districts, communes), from the top down. */
export async function profileBodyIntents(profile: Profile, rootAreaId = 1): Promise<Intent[]> {
  return templateIntents(profile, rootAreaId, (template) => !isOfGroups(template))
}

/** The intents that set up the five roles of every residential group (ORG-05), once there are groups. */
export async function groupRoleIntents(profile: Profile, rootAreaId = 1): Promise<Intent[]> {
  return templateIntents(profile, rootAreaId, isOfGroups)
}

function isOfGroups(template: Template): boolean {
  return template.areaKinds.every((kind) => levelOf(kind) === 'group')
}

async function templateIntents(
  profile: Profile,
  areaId: number,
  chosen: (template: Template) => boolean,
): Promise<Intent[]> {
  const { templates } = await catalogueOf(profile)
  return [...templates.values()].filter(chosen).map((template) => ({
    id: templateIntentId(profile, template.key),
    type: establishByTemplate.type,
    payload: { areaId, template: template.key, validFrom: template.validFrom },
  }))
}
