import { QueryCache, QueryClient } from '@tanstack/react-query'
import type { Problem } from './problem.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Problem
  }
}

/**
 * The screen's one store of answers. Answers are old after half a minute unless the live stream tells sooner; a refusal
 * is never asked twice, a fault and a lost network are.
 */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (problem) => problem.kind === 'signed-out' && askWhoIsHere() }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 15 * 60_000,
      retry: (failures, problem) => failures < 3 && (problem.kind === 'fault' || problem.kind === 'offline'),
      retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 8_000),
      networkMode: 'always',
      refetchOnWindowFocus: true,
    },
  },
})

/** An answer says that nobody is signed in: ask again who is here, and the shell shows the sign-in over the same page. */
function askWhoIsHere(): void {
  void queryClient.invalidateQueries({ queryKey: ['session'] })
}
