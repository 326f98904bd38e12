#![no_main]

libfuzzer_sys::fuzz_target!(init: minglu_fuzz::pardon_guarded_panics(), |data: &[u8]| {
    minglu_fuzz::notice(data);
});
