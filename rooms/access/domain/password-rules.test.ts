import { expect, test } from 'vitest'
import { isWeakPassword } from './password-rules.ts'

test('[SG-09] a password is weak when short, when it holds the user name, and when it repeats or counts', () => {
  for (const weak of [
    'ngắn',
    '12 ký tự là',
    'NguyenVanA-2021',
    'abababababab',
    '123456789012',
    'abcdefghijklmn',
    'a'.repeat(201),
  ]) {
    expect([weak, isWeakPassword(weak, 'nguyen.van.a')]).toEqual([weak, true])
  }
})

test('[SG-09] a long sentence in Vietnamese is a good password, composed or not', () => {
  const sentence = 'bốn con mèo ngồi trên mái ngói'
  expect(isWeakPassword(sentence, 'nva')).toBe(false)
  expect(isWeakPassword(sentence.normalize('NFD'), 'nva')).toBe(false)
})
