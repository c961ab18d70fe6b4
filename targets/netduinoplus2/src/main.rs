//! Netduino Plus 2 (STM32F405, Cortex-M4F): 1 MB of flash, 128 KB of RAM, USART1 as the console.

#![no_std]
#![no_main]

use core::panic::PanicInfo;
use core::ptr::{read_volatile, write_volatile};

use cortex_m::interrupt::InterruptNumber;
use cortex_m::peripheral::NVIC;
use cortex_m_rt::{ExceptionFrame, entry, exception};
use taipan_bare::{Board, ModuleDef, systick};

/// The internal oscillator, which runs from reset on. QEMU's timer counts 168 MHz whatever is set.
const HERTZ: u32 = if cfg!(feature = "hardware") {
    16_000_000
} else {
    168_000_000
};

/// Clocks of port A and of USART1; port A's pins 9 and 10 are USART1's.
const AHB1_ENABLE: *mut u32 = 0x4002_3830 as *mut u32;
const APB2_ENABLE: *mut u32 = 0x4002_3844 as *mut u32;
const PORT_A_MODE: *mut u32 = 0x4002_0000 as *mut u32;
const PORT_A_FUNCTION_HIGH: *mut u32 = 0x4002_0024 as *mut u32;
/// USART1's registers.
const STATUS: *mut u32 = 0x4001_1000 as *mut u32;
const DATA: *mut u32 = 0x4001_1004 as *mut u32;
const BAUD_RATE: *mut u32 = 0x4001_1008 as *mut u32;
const CONTROL: *mut u32 = 0x4001_100c as *mut u32;

/// Bits of `STATUS`.
const RECEIVE_READY: u32 = 1 << 5;
const TRANSMIT_EMPTY: u32 = 1 << 7;
/// Bits of `CONTROL`.
const ENABLE: u32 = 1 << 13 | 1 << 3 | 1 << 2;
const RECEIVE_INTERRUPT: u32 = 1 << 5;

/// USART1's interrupt.
#[derive(Clone, Copy)]
struct Usart1;

const USART1: u16 = 37;

// SAFETY: 37 is USART1's interrupt in the STM32F405's table.
unsafe impl InterruptNumber for Usart1 {
    fn number(self) -> u16 {
        USART1
    }
}

fn load(register: *mut u32) -> u32 {
    // SAFETY: the constants above are registers of the chip.
    unsafe { read_volatile(register) }
}

fn store(register: *mut u32, value: u32) {
    // SAFETY: as in `load`.
    unsafe { write_volatile(register, value) }
}

struct Netduino;

static BOARD: Netduino = Netduino;

impl Board for Netduino {
    fn receive(&self) -> Option<u8> {
        (load(STATUS) & RECEIVE_READY != 0).then(|| load(DATA) as u8)
    }

    fn transmit(&self, byte: u8) {
        while load(STATUS) & TRANSMIT_EMPTY == 0 {}
        store(DATA, u32::from(byte));
    }

    fn listen(&self, on: bool) {
        // Not by the UART's own bit: QEMU's goes on asking for the interrupt that it had asked for before, and nothing else would run.
        if on {
            // SAFETY: `received` may run whenever it is let through.
            unsafe { NVIC::unmask(Usart1) };
        } else {
            NVIC::mask(Usart1);
        }
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
        "netduinoplus2"
    }

    fn modules(&self) -> &'static [ModuleDef] {
        taipan_bare::modules::SMALL
    }
}

#[entry]
fn main() -> ! {
    store(AHB1_ENABLE, load(AHB1_ENABLE) | 1);
    store(APB2_ENABLE, load(APB2_ENABLE) | 1 << 4);
    store(PORT_A_MODE, load(PORT_A_MODE) & !(0b1111 << 18) | 0b1010 << 18);
    store(
        PORT_A_FUNCTION_HIGH,
        load(PORT_A_FUNCTION_HIGH) & !(0xff << 4) | 0x77 << 4,
    );
    store(BAUD_RATE, HERTZ / 115_200);
    store(CONTROL, ENABLE | RECEIVE_INTERRUPT);
    if let Some(mut core) = cortex_m::Peripherals::take() {
        systick::start(&mut core.SYST, HERTZ);
    }
    taipan_bare::run(&BOARD, taipan_bare::memory!())
}

#[exception]
fn SysTick() {
    systick::tick();
}

#[exception]
unsafe fn DefaultHandler(number: i16) {
    if number == USART1 as i16 {
        taipan_bare::received(&BOARD);
    }
}

#[exception]
unsafe fn HardFault(frame: &ExceptionFrame) -> ! {
    taipan_bare::panicked(&BOARD, &format_args!("hard fault at {:#x}", frame.pc()))
}

/// Does not look at what it is told: so the image carries no texts and places of panics, a twentieth of it.
#[panic_handler]
fn panic(_info: &PanicInfo<'_>) -> ! {
    taipan_bare::panicked(&BOARD, &"internal error")
}
