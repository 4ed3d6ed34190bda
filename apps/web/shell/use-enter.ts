import { useState } from 'react'
import { type Credentials, type Problem, signIn, toProblem, useGo, usePathname } from '#platform/web'

/** Signing in: where it stands, and whether the server asks for the second factor. */
export function useEnter() {
  const go = useGo()
  const pathname = usePathname()
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)
  const [wantsCode, setWantsCode] = useState(false)
  const enter = async (credentials: Credentials) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await signIn(credentials)
      if (pathname === '/sign-in') go('/')
    } catch (thrown) {
      const why = toProblem(thrown)
      setWantsCode(wantsCode || why.code.endsWith('CODE_NEEDED') || why.code.endsWith('WRONG_CODE'))
      setProblem(why)
    } finally {
      setBusy(false)
    }
  }
  return { go: enter, problem, isBusy, wantsCode }
}
