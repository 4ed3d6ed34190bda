import { expect, it } from 'vitest'
import { readTipReceipt } from './tip-receipt.ts'

it('[SG-16] a receipt is read as people copy it, and what is none is told from it', () => {
  for (const typed of [
    'ab3d-efgh-ijkl-mnop-qrst',
    ' AB3D EFGH IJKL MNOP QRST ',
    'ab3defghijklmnopqrst',
    'ab3d–efgh–ijkl–mnop–qrst',
  ])
    expect(readTipReceipt(typed), typed).toBe('ab3d-efgh-ijkl-mnop-qrst')
  for (const typed of ['', 'ab3d', 'ab3d-efgh-ijkl-mnop-qrs1', 'ab3d-efgh-ijkl-mnop-qrst-uvwx'])
    expect(readTipReceipt(typed), typed).toBeUndefined()
})
