import { defineRead } from '#platform/server'
import { retentionOf } from '#rooms/access/server'
import { logRetentionContract } from '../domain/index.ts'

/** How long logs are kept. */
export const readLogRetention = defineRead(logRetentionContract, ({ profile }) => retentionOf(profile))
