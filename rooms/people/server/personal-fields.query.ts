import { defineRead } from '#platform/server'
import { personalFields, personalFieldsContract } from '../domain/index.ts'
import { peopleRules } from './people-rules.query.ts'

/** `GET /people/fields`: what each form says beside the field it asks. */
export const personalFieldsRead = defineRead(personalFieldsContract, async ({ profile }) => {
  const { erase } = await peopleRules(profile)
  return { daysAfterLeaving: erase.daysAfterLeaving, source: erase.source.text, fields: [...personalFields] }
})
