/** One room of the floor plan. */
export type Room = { wing: string; name: string; needs: string[] }

/** A rule about arrows: which it forbids, and the sentence for whoever drew one. */
export type Rule = { name: string; says: string; forbids: (from: Place, to: Place) => boolean }

/** What a path tells: `rooms/tasks/server/x.ts` is part `rooms`, room `tasks`, face `server`. */
export type Place = {
  path: string
  part: string
  room: string
  face: string
  isDoor: boolean
  isTest: boolean
  package: string
}

/** Reads a path, or an outside name such as `npm:zod`. */
export function placeOf(path: string): Place {
  const [, scheme, name = ''] = /^(npm|node|missing):(.*)$/.exec(path) ?? []
  const [part = '', second = '', third = ''] = path.split('/')
  const isRoom = part === 'rooms'
  return {
    path,
    part: scheme ?? part,
    room: isRoom ? second : '',
    face: isRoom ? third : second,
    isDoor: /\/index\.tsx?$|^platform\/.*\.page\.tsx$/.test(path),
    isTest:
      /\.(test|story)\.tsx?$|\/test-[a-z-]+\.ts$/.test(path) || path.includes('/testing/') || path.startsWith('e2e/'),
    package: scheme === 'npm' ? name : '',
  }
}

const isPlatform = (place: Place, ...faces: string[]) => place.part === 'platform' && faces.includes(place.face)
const isFace = (place: Place, ...faces: string[]) => place.part === 'rooms' && faces.includes(place.face)
const isApp = (place: Place, name: string) => place.part === 'apps' && place.face === name
const isFieldRule = (place: Place) => place.path.startsWith('platform/field/rules/')
const isPure = (place: Place) => isFace(place, 'domain') || isPlatform(place, 'kit') || isFieldRule(place)
const isWeb = (place: Place) => isFace(place, 'web') || isPlatform(place, 'web', 'ui') || isApp(place, 'web')
const isField = (place: Place) => isFace(place, 'field') || isPlatform(place, 'field') || isApp(place, 'field')
const isBrowser = (place: Place) => isWeb(place) || isField(place)
const isServer = (place: Place) => isFace(place, 'server') || isPlatform(place, 'server') || isApp(place, 'server')
const isOurs = (place: Place) => ['apps', 'rooms', 'platform'].includes(place.part)

const SQL = ['kysely', 'pg', 'pg-copy-streams']
/** Who may speak SQL: server code; in a room not the routes, which only pass a question on, and never the driver itself. */
const speaksSql = (from: Place, name: string) =>
  isServer(from) && (from.part !== 'rooms' || (name === 'kysely' && !from.path.endsWith('.routes.ts')))

/** The rules, drawn from the floor plan. Tests may look anywhere below them, but not at rooms that theirs does not need. */
export function rulesOf(plan: Room[]): Rule[] {
  const needs = new Map(plan.map((room) => [room.name, room.needs]))
  return [
    {
      name: 'leads-somewhere',
      says: 'no such file or import name',
      forbids: (_, to) => to.part === 'missing',
    },
    {
      name: 'platform-knows-no-room',
      says: 'platform is machinery: let the room register with it',
      forbids: (from, to) => from.part === 'platform' && !from.isTest && (to.part === 'rooms' || to.part === 'apps'),
    },
    {
      name: 'rooms-know-no-app',
      says: 'apps put rooms together, never the other way',
      forbids: (from, to) => from.part === 'rooms' && to.part === 'apps' && !(from.isTest && to.isTest),
    },
    {
      name: 'domain-is-pure',
      says: 'a domain file imports domain files, #kit, zod and cborg only: it runs on server, browser and phone alike',
      forbids: (from, to) => isPure(from) && !from.isTest && !isPure(to) && !['zod', 'cborg'].includes(to.package),
    },
    {
      name: 'kit-is-ground',
      says: 'the kit knows no room',
      forbids: (from, to) => isPlatform(from, 'kit') && !from.isTest && isOurs(to) && !isPlatform(to, 'kit'),
    },
    {
      name: 'server-face',
      says: 'server code sees domain, server and #kit; no screen',
      forbids: (from, to) => isServer(from) && !from.isTest && (isBrowser(to) || to.isTest),
    },
    {
      name: 'web-face',
      says: 'screen code sees domain, web, #ui and #kit; no server and no Node',
      forbids: (from, to) => isBrowser(from) && !from.isTest && (isServer(to) || to.part === 'node' || to.isTest),
    },
    {
      name: 'field-face',
      says: 'the phone and the command screen share platform/web and the design system, and no screen',
      forbids: (from, to) =>
        !from.isTest && ((isWeb(from) && isField(to)) || (isField(from) && (isFace(to, 'web') || isApp(to, 'web')))),
    },
    {
      name: 'web-under-ui',
      says: 'the design system may ask platform/web for words; platform/web shows nothing',
      forbids: (from, to) => isPlatform(from, 'web') && !from.isTest && isPlatform(to, 'ui'),
    },
    {
      name: 'room-needs',
      says: 'the floor plan does not let this room enter that one',
      forbids: (from, to) => {
        if (from.part !== 'rooms' || to.part !== 'rooms' || from.room === to.room) return false
        return !needs.get(from.room)?.includes(to.room)
      },
    },
    {
      name: 'use-the-door',
      says: 'another room, and the platform, are entered by an index.ts only',
      forbids: (from, to) => {
        if (!/\.tsx?$/.test(to.path) || to.isDoor) return false
        const entersRoom = to.part === 'rooms' && from.room !== to.room && isOurs(from)
        const entersPlatform = to.part === 'platform' && (from.part === 'rooms' || from.part === 'apps')
        return entersRoom || entersPlatform
      },
    },
    {
      name: 'sql-in-its-place',
      says: 'SQL is spoken in server faces; in a room not by .routes files, and never through the driver (pg)',
      forbids: (from, to) => isOurs(from) && !from.isTest && SQL.includes(to.package) && !speaksSql(from, to.package),
    },
  ]
}
