import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import { isLowSignature } from '../domain/index.ts'
import { isEs256, signEs256 } from './es256.ts'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const raw = { dsaEncoding: 'ieee-p1363' } as const

it('[SHP-02] signatures turned by hand are those that the engine makes and takes in the form of the codes, short numbers too', () => {
  // One number in 256 is shorter than 32 bytes, one in two needs a leading zero in DER.
  for (let turn = 0; turn < 1500; turn++) {
    const message = randomBytes(150)
    const ours = signEs256(message, privateKey)
    expect(isLowSignature(ours)).toBe(true)
    expect(verify('sha256', message, { key: publicKey, ...raw }, ours)).toBe(true)
    const theirs = sign('sha256', message, { key: privateKey, ...raw })
    expect(isEs256(message, publicKey, theirs)).toBe(true)
    theirs[turn % 64] = (theirs[turn % 64] ?? 0) ^ 1
    expect(isEs256(message, publicKey, theirs)).toBe(false)
  }
})

it('[SHP-02] nothing that is no signature is one: zeros, ones, too short, too long', () => {
  const message = randomBytes(150)
  for (const bytes of [
    new Uint8Array(64),
    new Uint8Array(64).fill(0xff),
    new Uint8Array(63).fill(1),
    new Uint8Array(0),
  ])
    expect(isEs256(message, publicKey, bytes)).toBe(false)
})
