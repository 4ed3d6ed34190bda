import type { Words } from '#kit'

/** Progress in the outbox: how far. Its title there is that of the task. */
export function sayProgress(payload: unknown): Words {
  const { percent } = payload as { readonly percent?: number }
  if (percent === undefined) return { vi: 'Báo tiến độ', en: 'Progress' }
  return { vi: `Báo tiến độ ${percent} %`, en: `Progress ${percent} %` }
}

/** A report in the outbox: that it is done, and how many photos go with it. */
export function sayDone(payload: unknown): Words {
  const { evidence = [] } = payload as { readonly evidence?: readonly { readonly kind: string }[] }
  const count = evidence.filter(({ kind }) => kind === 'file').length
  if (count === 0) return { vi: 'Báo xong việc', en: 'Reported done' }
  return { vi: `Báo xong việc, ${count} ảnh`, en: `Reported done, ${count === 1 ? '1 photo' : `${count} photos`}` }
}
