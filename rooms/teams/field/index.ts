import { type FieldRoom, lazyScreen } from '#platform/field'
import { recordVisit, todaysRoundContract } from '../domain/index.ts'
import { sayVisit } from './say-visit.ts'

/** The field face of the room of teams: today's round, and one tap at each door, with or without signal. */
export const fieldRoom: FieldRoom = {
  name: 'teams',
  actions: [
    {
      key: 'visit',
      title: { vi: 'Thăm hộ', en: 'Visit' },
      icon: 'people',
      to: '/field/teams',
      permission: recordVisit.permission,
    },
  ],
  screens: [
    {
      path: '/field/teams',
      title: todaysRoundContract.title,
      permission: recordVisit.permission,
      Screen: lazyScreen(async () => (await import('./round.screen.tsx')).RoundScreen),
    },
    {
      path: '/field/teams/door/$householdId',
      title: recordVisit.title,
      permission: recordVisit.permission,
      Screen: lazyScreen(async () => (await import('./door.screen.tsx')).DoorScreen),
    },
    {
      path: '/field/teams/mend/$id',
      title: { vi: 'Sửa lần thăm', en: 'Mend a visit' },
      permission: recordVisit.permission,
      Screen: lazyScreen(async () => (await import('./door.screen.tsx')).MendVisitScreen),
    },
  ],
  bring: [{ name: 'teams.round', address: todaysRoundContract.path, permission: todaysRoundContract.permission }],
  intents: { [recordVisit.type]: { say: sayVisit, mendAt: (id) => `/field/teams/mend/${id}` } },
}
