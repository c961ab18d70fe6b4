//! Arm's MPS2 board with image AN386 (Cortex-M4F, 25 MHz), as QEMU has it: UART0 of the CMSDK.

#![no_std]
#![no_main]

use core::panic::PanicInfo;
use core::ptr::{read_volatile, write_volatile};

use cortex_m::interrupt::InterruptNumber;
use cortex_m::peripheral::NVIC;
use cortex_m_rt::{ExceptionFrame, entry, exception};
use taipan_bare::{Board, Frozen, Library, systick};

const HERTZ: u32 = 25_000_000;

/// UART0's registers: one word each.
const DATA: *mut u32 = 0x4000_4000 as *mut u32;
const STATE: *mut u32 = 0x4000_4004 as *mut u32;
const CONTROL: *mut u32 = 0x4000_4008 as *mut u32;
const INTERRUPT: *mut u32 = 0x4000_400c as *mut u32;
const DIVIDER: *mut u32 = 0x4000_4010 as *mut u32;

/// Bits of `STATE`.
const TRANSMIT_FULL: u32 = 1;
const RECEIVE_FULL: u32 = 2;
/// Bits of `CONTROL`, and the receive interrupt's in `INTERRUPT`.
const TRANSMIT: u32 = 1;
const RECEIVE: u32 = 2;
const RECEIVE_INTERRUPT: u32 = 8;
const RECEIVED: u32 = 2;

/// UART0's receive interrupt.
#[derive(Clone, Copy)]
struct Received;

// SAFETY: the MPS2's interrupt 0 is UART0's receiver.
unsafe impl InterruptNumber for Received {
    fn number(self) -> u16 {
        0
    }
}

fn load(register: *mut u32) -> u32 {
    // SAFETY: the constants above are the UART's registers.
    unsafe { read_volatile(register) }
}

fn store(register: *mut u32, value: u32) {
    // SAFETY: as in `load`.
    unsafe { write_volatile(register, value) }
}

struct Mps2;

static BOARD: Mps2 = Mps2;

impl Board for Mps2 {
    fn receive(&self) -> Option<u8> {
        (load(STATE) & RECEIVE_FULL != 0).then(|| load(DATA) as u8)
    }

    fn transmit(&self, byte: u8) {
        while load(STATE) & TRANSMIT_FULL != 0 {}
        store(DATA, u32::from(byte));
    }

    fn listen(&self, on: bool) {
        let interrupt = if on { RECEIVE_INTERRUPT } else { 0 };
        store(CONTROL, TRANSMIT | RECEIVE | interrupt);
    }

    fn now(&self) -> i64 {
        systick::now()
    }

    fn wait(&self) {
        cortex_m::asm::wfi();
    }

    fn exit(&self, code: i32) -> ! {
        semihosting::process::exit(code)
    }

    fn name(&self) -> &'static str {
        "mps2-an386"
    }

    fn frozen(&self) -> Option<&'static dyn Frozen> {
        static LIBRARY: Library = Library(include_bytes!(concat!(env!("OUT_DIR"), "/library.bin")));
        Some(&LIBRARY)
    }
}

#[entry]
fn main() -> ! {
    store(DIVIDER, HERTZ / 115_200);
    store(CONTROL, TRANSMIT | RECEIVE);
    if let Some(mut core) = cortex_m::Peripherals::take() {
        systick::start(&mut core.SYST, HERTZ);
    }
    // SAFETY: `received` may run from now on.
    unsafe { NVIC::unmask(Received) };
    taipan_bare::run(&BOARD, taipan_bare::memory!())
}

#[exception]
fn SysTick() {
    systick::tick();
}

#[exception]
unsafe fn DefaultHandler(number: i16) {
    if number == 0 {
        store(INTERRUPT, RECEIVED);
        taipan_bare::received(&BOARD);
    }
}

#[exception]
unsafe fn HardFault(frame: &ExceptionFrame) -> ! {
    taipan_bare::panicked(&BOARD, &format_args!("hard fault at {:#x}", frame.pc()))
}

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    taipan_bare::panicked(&BOARD, info)
}
