import { type FieldRoom, lazyScreen } from '#platform/field'
import { recordCheck, roundContract } from '../domain/index.ts'
import { sayCheck } from './say-check.ts'

/** The field face of the room of quarantine: today's round of a health worker, with or without signal (QUA-06). */
export const fieldRoom: FieldRoom = {
  name: 'quarantine',
  actions: [
    {
      key: 'isolation-round',
      title: { vi: 'Hỏi thăm cách ly', en: 'Isolation round' },
      icon: 'phone',
      to: '/field/quarantine',
      permission: recordCheck.permission,
    },
  ],
  screens: [
    {
      path: '/field/quarantine',
      title: roundContract.title,
      permission: recordCheck.permission,
      Screen: lazyScreen(async () => (await import('./round.screen.tsx')).RoundScreen),
    },
    {
      path: '/field/quarantine/$orderId',
      title: recordCheck.title,
      permission: recordCheck.permission,
      Screen: lazyScreen(async () => (await import('./check.screen.tsx')).CheckScreen),
    },
    {
      path: '/field/quarantine/mend/$id',
      title: { vi: 'Sửa lần hỏi thăm', en: 'Mend a check' },
      permission: recordCheck.permission,
      Screen: lazyScreen(async () => (await import('./check.screen.tsx')).MendCheckScreen),
    },
  ],
  bring: [{ name: 'quarantine.round', address: roundContract.path, permission: roundContract.permission }],
  intents: { [recordCheck.type]: { say: sayCheck, mendAt: (id) => `/field/quarantine/mend/${id}` } },
}
