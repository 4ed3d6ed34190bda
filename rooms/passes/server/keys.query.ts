import { defineRead } from '#platform/server'
import { keyListContract, withdrawnFilterContract } from '../domain/index.ts'
import { keysNow } from './verify-passes.ts'
import { filterNow } from './withdraw-passes.ts'

/** `GET /passes/keys` */
export const keyListRead = defineRead(keyListContract, ({ db, now, profile }) => keysNow({ trx: db, now, profile }))

/** `GET /passes/withdrawn` */
export const withdrawnFilterRead = defineRead(withdrawnFilterContract, ({ db, now }) => filterNow(db, now))
