import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '#platform/web'
import { type Complaints, complaintsOfRefusal, without } from './complaints.ts'

/** Sentences beside the fields of a form over one intent: of its schema before it is sent, of the house after. */
export function useComplaints(problem: Problem | undefined) {
  const [complaints, say] = useState<Complaints>({})
  useEffect(() => {
    if (problem && problem.fields.length > 0) say(complaintsOfRefusal(problem.fields))
  }, [problem])
  const forget = useCallback((fields: readonly string[]) => say((known) => without(known, fields)), [])
  return { complaints, say, forget }
}
