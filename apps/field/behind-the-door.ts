import { Barred, whyNotFetched } from './hindrance.ts'

/**
 * All that is needed once it is known who is here: the store, the rooms, the desk. It is most of the script, and comes while
 * a name or a passcode is typed. Rejects with {@link Barred} where it cannot be fetched.
 */
export const behindTheDoor = () =>
  import('./desk.tsx').catch(async (thrown: unknown) => {
    throw new Barred(await whyNotFetched(), thrown)
  })
