/** The signs of moments: told apart by shape, not by colour. */
export const signs = {
  onset: 'M0 -5L5 0L0 5L-5 0Z',
  confirmed: 'M-4 -4L4 4M-4 4L4 -4',
  called: 'M-3 -5L-3 5M-3 -5L4 -2L-3 1',
  tested: 'M-4 4L0 -4L4 4Z',
} as const
