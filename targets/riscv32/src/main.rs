//! QEMU's machine `virt` with a 32-bit RISC-V core: an NS16550A as the console, interrupts through the PLIC.

#![no_std]
#![no_main]

use core::panic::PanicInfo;
use core::ptr::{read_volatile, write_volatile};

use riscv::interrupt::Interrupt;
use riscv_rt::{TrapFrame, core_interrupt, entry};
use taipan_bare::{Board, Frozen, Library};

/// The timer's halves; it counts 10 MHz.
const TIME_LOW: *mut u32 = 0x0200_bff8 as *mut u32;
const TIME_HIGH: *mut u32 = 0x0200_bffc as *mut u32;
const ALARM_LOW: *mut u32 = 0x0200_4000 as *mut u32;
const ALARM_HIGH: *mut u32 = 0x0200_4004 as *mut u32;
const NANOSECONDS: u64 = 100;
/// A millisecond.
const TICK: u64 = 10_000;

/// The PLIC's registers for interrupt 10, the UART's, and hart 0.
const UART_INTERRUPT: u32 = 10;
const PRIORITY: *mut u32 = 0x0c00_0028 as *mut u32;
const ENABLES: *mut u32 = 0x0c00_2000 as *mut u32;
const THRESHOLD: *mut u32 = 0x0c20_0000 as *mut u32;
const CLAIM: *mut u32 = 0x0c20_0004 as *mut u32;

/// The UART's registers: one byte each.
const DATA: *mut u8 = 0x1000_0000 as *mut u8;
const INTERRUPTS: *mut u8 = 0x1000_0001 as *mut u8;
const STATUS: *mut u8 = 0x1000_0005 as *mut u8;
const RECEIVED: u8 = 1;
const TRANSMIT_EMPTY: u8 = 1 << 5;

fn load<T>(register: *mut T) -> T {
    // SAFETY: the constants above are registers of the machine, which have no wrong values.
    unsafe { read_volatile(register) }
}

fn store<T>(register: *mut T, value: T) {
    // SAFETY: as in `load`.
    unsafe { write_volatile(register, value) }
}

fn time() -> u64 {
    loop {
        let high = load(TIME_HIGH);
        let low = load(TIME_LOW);
        if load(TIME_HIGH) == high {
            return u64::from(high) << 32 | u64::from(low);
        }
    }
}

fn set_alarm() {
    let next = time() + TICK;
    store(ALARM_HIGH, u32::MAX);
    store(ALARM_LOW, next as u32);
    store(ALARM_HIGH, (next >> 32) as u32);
}

struct Virt;

static BOARD: Virt = Virt;

impl Board for Virt {
    fn receive(&self) -> Option<u8> {
        (load(STATUS) & RECEIVED != 0).then(|| load(DATA))
    }

    fn transmit(&self, byte: u8) {
        while load(STATUS) & TRANSMIT_EMPTY == 0 {}
        store(DATA, byte);
    }

    fn listen(&self, on: bool) {
        store(INTERRUPTS, u8::from(on));
    }

    fn now(&self) -> i64 {
        (time() * NANOSECONDS) as i64
    }

    fn wait(&self) {
        riscv::asm::wfi();
    }

    fn exit(&self, code: i32) -> ! {
        semihosting::process::exit(code)
    }

    fn name(&self) -> &'static str {
        "riscv32"
    }

    fn frozen(&self) -> Option<&'static dyn Frozen> {
        static LIBRARY: Library = Library(include_bytes!(concat!(env!("OUT_DIR"), "/library.bin")));
        Some(&LIBRARY)
    }
}

#[entry]
fn main() -> ! {
    store(PRIORITY, 1);
    store(ENABLES, 1 << UART_INTERRUPT);
    store(THRESHOLD, 0);
    set_alarm();
    // SAFETY: both handlers are below and may run from now on.
    unsafe {
        riscv::interrupt::enable_interrupt(Interrupt::MachineTimer);
        riscv::interrupt::enable_interrupt(Interrupt::MachineExternal);
        riscv::interrupt::enable();
    }
    taipan_bare::run(&BOARD, taipan_bare::memory!())
}

/// Ends waits.
#[core_interrupt(Interrupt::MachineTimer)]
fn timer() {
    set_alarm();
}

#[core_interrupt(Interrupt::MachineExternal)]
fn external() {
    let claimed = load(CLAIM);
    if claimed == UART_INTERRUPT {
        taipan_bare::received(&BOARD);
    }
    store(CLAIM, claimed);
}

#[unsafe(export_name = "ExceptionHandler")]
fn fault(_frame: &TrapFrame) -> ! {
    let (cause, address) = (
        riscv::register::mcause::read().code(),
        riscv::register::mepc::read(),
    );
    taipan_bare::panicked(&BOARD, &format_args!("exception {cause} at {address:#x}"))
}

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    taipan_bare::panicked(&BOARD, info)
}
