/** Half of the order of the curve P-256, rounded down. */
const half = bytesOf('7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8')
/** The order itself (SEC 2, curve secp256r1). */
const order = bytesOf('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551')

/**
 * Whether the second half (`s`) of an ECDSA signature is the lower of the two that would both be right. Only the lower is
 * written and taken, so that nobody can make a second code out of one.
 */
export function isLowSignature(signature: Uint8Array): boolean {
  for (let index = 0; index < 32; index++) {
    const difference = (signature[32 + index] ?? 0) - (half[index] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return true
}

/** The same signature with the lower `s`. */
export function withLowSignature(signature: Uint8Array): Uint8Array {
  if (isLowSignature(signature)) return signature
  const low = new Uint8Array(signature)
  let borrowed = 0
  for (let index = 31; index >= 0; index--) {
    const difference = (order[index] ?? 0) - (signature[32 + index] ?? 0) - borrowed
    borrowed = difference < 0 ? 1 : 0
    low[32 + index] = difference + borrowed * 256
  }
  return low
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
