/** Half of the order of the curve P-256, rounded down. */
const half = bytesOf('7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8')
/** The order itself (SEC 2, curve secp256r1). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

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
  let value = 0n
  for (const byte of signature.subarray(32)) value = (value << 8n) | BigInt(byte)
  const low = new Uint8Array(signature)
  let rest = order - value
  for (let index = 63; index >= 32; index--) {
    low[index] = Number(rest & 0xffn)
    rest >>= 8n
  }
  return low
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
