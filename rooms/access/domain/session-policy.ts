/** A session without a request for this long is over. */
export const sessionIdleMinutes = 120
/** A session is over after this long whatever happens: one shift (ca trực). */
export const sessionLongestMinutes = 12 * 60
/** How long a browser that signed in is remembered for {@link import('./sign-in-delay.ts').secondsToWait}. */
export const browserKnownDays = 180
/** Longest life of an API token. */
export const tokenLongestDays = 366
