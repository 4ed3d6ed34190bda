import { addMinutes } from '#kit'
import type { House, Tick } from '#platform/server'
import { securityNow } from './security-time.ts'

const day = 1440
/** How long ended sessions, failed attempts and marks of browsers are kept. */
const keptDays = { sessions: 180, failures: 90, browsers: 180 }

/** What sign-in leaves behind (addresses, browsers) is not kept longer than it is of use. */
export const forgetOldSignIns: Tick = {
  name: 'forget old sign-ins',
  everySeconds: 3600,
  async run({ db }: House) {
    const now = securityNow()
    await db
      .deleteFrom('sessions')
      .where('expires_at', '<', addMinutes(now, -keptDays.sessions * day))
      .execute()
    await db
      .deleteFrom('sign_in_failures')
      .where('at', '<', addMinutes(now, -keptDays.failures * day))
      .execute()
    await db
      .deleteFrom('known_browsers')
      .where('used_at', '<', addMinutes(now, -keptDays.browsers * day))
      .execute()
  },
}
