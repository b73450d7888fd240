;; Passes its input on to the chain extension's function whose id comes first; answers the status and the output.
;; pass_on.wasm is made of it with binaryen: parseText(text).emitBinary().
(module
  ;; Memory: 0 length of the input, 8 the input, 2048 length of the output, 2056 status, 2060 the output.
  (import "seal0" "input" (func $input (param i32 i32)))
  (import "seal0" "call_chain_extension" (func $extension (param i32 i32 i32 i32 i32) (result i32)))
  (import "seal0" "seal_return" (func $return (param i32 i32 i32)))
  (import "env" "memory" (memory 1 1))
  (data (i32.const 0) "\00\04\00\00")
  (data (i32.const 2048) "\00\04\00\00")
  (func (export "deploy"))
  (func (export "call")
      (call $input (i32.const 8) (i32.const 0))
      (i32.store (i32.const 2056) (call $extension
          (i32.load (i32.const 8)) (i32.const 12) (i32.sub (i32.load (i32.const 0)) (i32.const 4))
          (i32.const 2060) (i32.const 2048)))
      (call $return (i32.const 0) (i32.const 2056) (i32.add (i32.const 4) (i32.load (i32.const 2048))))))
