//! The collector, weak references and finalization over a toy object model: nodes that refer to nodes.
//!
//! Small enough for Miri: `cargo xtask test miri`.

use std::cell::Cell;

use taipan_heap::weak::{self, Weak};
use taipan_heap::{
    Alloc, AllocError, Fixed, Guarded, HVec, Heap, Obj, ObjCell, ObjRef, Payload, Ref, StaticObject, Token,
    Trace, Trailing, TypeFlags, TypeHead, VarPayload, Visitor, is_finalized, is_tracked, payload, referents,
    set_finalized, untrack_object,
};

thread_local! {
    static ALIVE: Cell<isize> = const { Cell::new(0) };
}

fn alive() -> isize {
    ALIVE.get()
}

/// Refers to one node and to a list of them.
struct Node {
    one: ObjCell,
    many: Guarded<HVec<Obj>>,
}

impl Node {
    fn new() -> Node {
        ALIVE.set(ALIVE.get() + 1);
        Node {
            one: ObjCell::new(None),
            many: Guarded::new(HVec::new()),
        }
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        ALIVE.set(ALIVE.get() - 1);
    }
}

impl Trace for Node {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.one.trace(visitor);
        self.many.trace(visitor);
    }
    fn release(&self) {
        self.one.release();
        self.many.release();
    }
}

payload!(Node);

/// Holds items that never change, as a tuple does.
#[repr(C)]
struct Row {
    items: Trailing<Obj>,
}

impl Trace for Row {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.items.trace(visitor);
    }
}

impl VarPayload for Row {
    type Item = Obj;
    fn trailing(&self) -> &Trailing<Obj> {
        &self.items
    }
}

payload!(var Row);

type Class = StaticObject<TypeHead<Fixed>>;

macro_rules! class {
    ($name:ident, $payload:ty, $flags:expr) => {
        // SAFETY: the type of types need not be one for the kernel; a type head may be shared.
        static $name: Class = unsafe {
            StaticObject::new(
                &raw const $name,
                TypeHead::fixed(<$payload>::VTABLE, $flags),
            )
        };
    };
}

class!(NODE, Node, TypeFlags::GC.with(TypeFlags::WEAKREF));
class!(
    MORTAL,
    Node,
    TypeFlags::GC.with(TypeFlags::WEAKREF).with(TypeFlags::FINALIZE)
);
class!(
    WITH_DICT,
    Node,
    TypeFlags::GC.with(TypeFlags::DICT).with(TypeFlags::WEAKREF)
);
class!(ROW, Row, TypeFlags::GC.with(TypeFlags::UNTRACK));
class!(WEAK, Weak, TypeFlags::GC);

struct World {
    heap: Heap,
    token: Token,
}

impl AsRef<Token> for World {
    fn as_ref(&self) -> &Token {
        &self.token
    }
}

impl AsMut<Token> for World {
    fn as_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

impl World {
    fn new() -> World {
        let heap = Heap::new();
        heap.alloc().set_automatic_collection(false);
        World {
            heap,
            // SAFETY: the only token of this heap.
            token: unsafe { Token::new() },
        }
    }

    fn alloc(&self) -> Alloc {
        self.heap.alloc()
    }

    fn make(&self, class: &'static Class) -> Ref<Node> {
        self.alloc()
            .instance(ObjRef::from_static(class), Node::new())
            .expect("memory")
    }

    fn node(&self) -> Ref<Node> {
        self.make(&NODE)
    }

    fn refer(&mut self, from: &Ref<Node>, to: &Ref<Node>) {
        let memory = self.alloc();
        let many = from.many.get_mut(self);
        many.push(memory, to.as_obj().clone()).expect("memory");
    }

    fn weak(&self, to: &Ref<Node>, callback: Option<Obj>) -> Ref<Weak> {
        let weak = self
            .alloc()
            .instance(ObjRef::from_static(&WEAK), Weak::detached(callback))
            .expect("memory");
        weak.attach(to.borrow());
        weak
    }

    /// Collects, calling finalizers of the kind that do nothing; gives back how many objects were unreachable.
    fn collect(&self, generation: usize) -> usize {
        let mut collection = self.alloc().start_collection().expect("no other collection");
        collection.find_unreachable(generation);
        collection.clear_weakrefs();
        collection.rewind();
        while collection.next_finalizer(|_| false).is_some() {}
        collection.keep_resurrected();
        collection.clear()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        while let Some(waiting) = self.alloc().next_finalizer() {
            set_finalized(waiting.borrow());
        }
    }
}

#[test]
fn a_cycle_is_freed_and_what_it_hangs_from_is_not() {
    let mut world = World::new();
    let root = world.node();
    let (a, b) = (world.node(), world.node());
    a.one.set(Some(b.as_obj().clone()));
    b.one.set(Some(a.as_obj().clone()));
    world.refer(&root, &a);
    drop((a, b));
    assert_eq!(world.collect(2), 0);
    assert_eq!(alive(), 3);
    drop(root.many.take(&mut world));
    assert_eq!(alive(), 3);
    assert_eq!(world.collect(2), 2);
    assert_eq!(alive(), 1);
    drop(root);
    assert_eq!(alive(), 0);
}

#[test]
fn a_dict_word_is_a_reference_like_any_other() {
    let world = World::new();
    let owner = world.make(&WITH_DICT);
    let held = world.node();
    held.one.set(Some(owner.as_obj().clone()));
    owner
        .borrow()
        .dict_cell()
        .expect("a dict word")
        .set(Some(held.into_obj()));
    assert_eq!(world.collect(2), 0);
    drop(owner);
    assert_eq!(world.collect(2), 2);
    assert_eq!(alive(), 0);
}

#[test]
fn long_chains_need_no_memory_to_be_marked() {
    let mut world = World::new();
    let root = world.node();
    let count = if cfg!(miri) { 150 } else { 20_000 };
    // A fan, so that more is pending than the frontier's array holds.
    for _ in 0..count {
        let spoke = world.node();
        let tip = world.node();
        tip.one.set(Some(root.as_obj().clone()));
        spoke.one.set(Some(tip.into_obj()));
        world.refer(&root, &spoke);
    }
    let taken = world.alloc().used();
    assert_eq!(world.collect(2), 0);
    assert_eq!(world.alloc().used(), taken);
    assert_eq!(alive(), 2 * count + 1);
    drop(root);
    assert_eq!(world.collect(2), 2 * count as usize + 1);
    assert_eq!(alive(), 0);
}

#[test]
fn a_long_chain_is_freed_without_deep_recursion() {
    let world = World::new();
    let mut head: Option<Obj> = None;
    for _ in 0..if cfg!(miri) { 120 } else { 200_000 } {
        let node = world.node();
        node.one.set(head.take());
        head = Some(node.into_obj());
    }
    drop(head);
    assert_eq!(alive(), 0);
}

/// Random graphs, with random objects held from outside: what survives is what can be reached, and nothing else.
#[test]
fn what_survives_is_what_can_be_reached() {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed >> 33) as usize % below
    };
    for round in 0..if cfg!(miri) { 3 } else { 200 } {
        let mut world = World::new();
        let count = 2 + random(if cfg!(miri) { 10 } else { 400 });
        let nodes: Vec<Ref<Node>> = (0..count)
            .map(|at| world.make(if at % 3 == 0 { &WITH_DICT } else { &NODE }))
            .collect();
        let mut edges = vec![Vec::new(); count];
        for _ in 0..random(3 * count) {
            let (from, to) = (random(count), random(count));
            edges[from].push(to);
            world.refer(&nodes[from], &nodes[to]);
        }
        let roots: Vec<usize> = (0..random(4)).map(|_| random(count)).collect();
        let mut reachable = vec![false; count];
        let mut pending = roots.clone();
        while let Some(at) = pending.pop() {
            if !std::mem::replace(&mut reachable[at], true) {
                pending.extend(&edges[at]);
            }
        }
        let weak: Vec<Ref<Weak>> = nodes.iter().map(|node| world.weak(node, None)).collect();
        let held: Vec<Ref<Node>> = roots.iter().map(|&at| nodes[at].clone()).collect();
        drop(nodes);
        world.collect(round % 3);
        world.collect(2);
        for (at, weak) in weak.iter().enumerate() {
            assert_eq!(
                weak.upgrade().is_some(),
                reachable[at],
                "node {at} of round {round}"
            );
        }
        let expected = reachable.iter().filter(|&&alive| alive).count();
        assert_eq!(alive(), expected as isize);
        // The counts are what they were: dropping the roots and collecting frees the rest.
        drop(held);
        world.collect(2);
        assert_eq!(alive(), 0);
    }
}

#[test]
fn generations_age_and_young_collections_leave_the_old_alone() {
    let world = World::new();
    let old = world.node();
    old.one.set(Some(old.as_obj().clone()));
    assert_eq!(world.collect(0), 0);
    assert_eq!(world.collect(1), 0);
    drop(old);
    assert_eq!(world.collect(0), 0);
    assert_eq!(world.collect(1), 0);
    assert_eq!(alive(), 1);
    let young = world.node();
    young.one.set(Some(young.as_obj().clone()));
    drop(young);
    assert_eq!(world.collect(0), 1);
    assert_eq!(alive(), 1);
    assert_eq!(world.collect(2), 1);
    assert_eq!(alive(), 0);
    assert_eq!(world.alloc().collection_counts(), [0, 0, 0]);
}

#[test]
fn what_is_due_follows_the_thresholds() {
    let world = World::new();
    let memory = world.alloc();
    memory.set_collection_thresholds([3, 1, 1]);
    memory.set_automatic_collection(true);
    let held: Vec<_> = (0..3).map(|_| world.node()).collect();
    assert_eq!(memory.collection_due(), None);
    assert!(!memory.has_pending());
    let more = world.node();
    assert!(memory.has_pending());
    assert_eq!(memory.collection_due(), Some(0));
    world.collect(0);
    assert_eq!(memory.collection_due(), None);
    assert_eq!(memory.collection_counts(), [0, 1, 0]);
    world.collect(0);
    let rest: Vec<_> = (0..4).map(|_| world.node()).collect();
    assert_eq!(memory.collection_due(), Some(1));
    world.collect(1);
    world.collect(1);
    let last: Vec<_> = (0..4).map(|_| world.node()).collect();
    assert_eq!(memory.collection_due(), Some(2));
    memory.set_automatic_collection(false);
    assert_eq!(memory.collection_due(), None);
    drop((held, more, rest, last));
}

#[test]
fn a_full_collection_is_due_when_half_of_the_rest_is_taken() {
    let world = World::new();
    let memory = world.alloc();
    memory.set_automatic_collection(true);
    memory.set_limit(memory.used() + 40 * taipan_heap::PAGE_SIZE);
    let mut buffers = Vec::new();
    while memory.collection_due().is_none() {
        buffers
            .push(HVec::<u64>::with_capacity(memory, taipan_heap::PAGE_SIZE / 8).expect("below the limit"));
    }
    assert!((19..22).contains(&buffers.len()));
    assert!(memory.has_pending());
    drop(buffers);
    world.collect(2);
    assert_eq!(memory.collection_due(), None);
}

#[test]
fn trimming_returns_pages_that_hold_nothing() {
    let world = World::new();
    let memory = world.alloc();
    let stays = world.node();
    let before = memory.used();
    let small: Vec<_> = (1..40)
        .map(|words| HVec::<u64>::with_capacity(memory, words).expect("no limit"))
        .collect();
    drop(small);
    assert!(memory.used() > before);
    memory.trim();
    assert_eq!(memory.used(), before);
    // Both kinds of pages are there again when they are wanted.
    let again = HVec::<u64>::with_capacity(memory, 1).expect("no limit");
    drop((again, stays, world.node()));
    memory.trim();
    memory.trim();
    assert_eq!(alive(), 0);
}

#[test]
fn a_refusal_opens_what_was_kept_back_and_asks_for_two_collections() {
    thread_local! {
        static SUPPLY: Cell<usize> = const { Cell::new(1 << 20) };
    }
    let world = World::new();
    let memory = world.alloc();
    memory.set_supply(|| SUPPLY.get());
    memory.set_automatic_collection(true);
    let node = world.node();
    node.one.set(Some(node.as_obj().clone()));
    let buffer = || HVec::<u64>::with_capacity(memory, taipan_heap::PAGE_SIZE / 8);
    SUPPLY.set(taipan_heap::PAGE_SIZE + 4000);
    assert!(buffer().is_err());
    assert!(buffer().is_ok());
    assert_eq!(memory.collection_due(), Some(2));
    assert!(!memory.collection_can_wait());
    // A handler runs: what the traceback holds stays. Afterwards it is garbage.
    assert_eq!(world.collect(2), 0);
    drop(node);
    SUPPLY.set(1 << 20);
    assert_eq!(memory.collection_due(), Some(2));
    assert!(memory.collection_can_wait());
    assert_eq!(world.collect(2), 1);
    assert_eq!(memory.collection_due(), None);
    assert_eq!(alive(), 0);
}

#[test]
fn frozen_objects_are_left_alone() {
    let world = World::new();
    let memory = world.alloc();
    let node = world.node();
    node.one.set(Some(node.as_obj().clone()));
    memory.freeze();
    assert_eq!(memory.frozen_objects(), 1);
    assert!(is_tracked(node.borrow()));
    drop(node);
    assert_eq!(world.collect(2), 0);
    memory.unfreeze();
    assert_eq!(memory.frozen_objects(), 0);
    assert_eq!(world.collect(2), 1);
    assert_eq!(alive(), 0);
    // A cell that was frozen is not so when it is used again.
    let other = world.node();
    assert_eq!(memory.frozen_objects(), 0);
    drop(other);
}

#[test]
fn weak_references_are_cleared_before_finalizers_and_call_back_if_they_live() {
    let world = World::new();
    let callback = world.node();
    let node = world.node();
    node.one.set(Some(node.as_obj().clone()));
    let outside = world.weak(&node, Some(callback.as_obj().clone()));
    let silent = world.weak(&node, None);
    let inside = world.weak(&node, Some(callback.as_obj().clone()));
    // The last one is part of the garbage: its callback is not due.
    let holder = world.node();
    holder.one.set(Some(inside.into_obj()));
    drop(node.one.replace(Some(holder.as_obj().clone())));
    holder
        .many
        .get_mut(&mut WorldToken::default())
        .push(world.alloc(), node.as_obj().clone())
        .expect("memory");
    drop((node, holder));
    let mut collection = world.alloc().start_collection().expect("no other");
    collection.find_unreachable(2);
    assert_eq!(collection.unreachable(), 3);
    collection.clear_weakrefs();
    assert!(outside.upgrade().is_none() && silent.upgrade().is_none());
    let due = world.alloc().next_finalizer().expect("one callback");
    assert!(due.borrow().is(outside.borrow()));
    let called = due
        .downcast::<Weak>()
        .and_then(weak::take_callback)
        .expect("its callback");
    assert!(called.borrow().is(callback.borrow()));
    drop((due, called));
    assert!(world.alloc().next_finalizer().is_none());
    collection.rewind();
    assert!(collection.next_finalizer(|_| false).is_none());
    assert_eq!(collection.clear(), 3);
    assert_eq!(alive(), 1);
}

/// A token for a container that only this test knows.
struct WorldToken(Token);

impl Default for WorldToken {
    fn default() -> Self {
        // SAFETY: used for one borrow, while no other token is.
        WorldToken(unsafe { Token::new() })
    }
}

impl AsMut<Token> for WorldToken {
    fn as_mut(&mut self) -> &mut Token {
        &mut self.0
    }
}

#[test]
fn a_finalizer_runs_once_and_can_bring_its_object_back() {
    let world = World::new();
    let node = world.make(&MORTAL);
    let friend = world.node();
    node.one.set(Some(friend.as_obj().clone()));
    friend.one.set(Some(node.as_obj().clone()));
    drop((node, friend));
    let mut collection = world.alloc().start_collection().expect("no other");
    collection.find_unreachable(2);
    collection.clear_weakrefs();
    collection.rewind();
    let kept = collection.next_finalizer(|_| false).expect("one finalizer");
    assert!(is_finalized(kept.borrow()));
    assert!(collection.next_finalizer(|_| false).is_none());
    collection.keep_resurrected();
    assert_eq!(collection.unreachable(), 0);
    assert_eq!(collection.clear(), 0);
    assert_eq!(alive(), 2);
    // It has had its turn: now it goes without.
    drop(kept);
    let mut collection = world.alloc().start_collection().expect("no other");
    collection.find_unreachable(2);
    assert!(collection.next_finalizer(|_| false).is_none());
    assert_eq!(collection.clear(), 2);
    assert_eq!(alive(), 0);
}

#[test]
fn only_what_is_reachable_again_is_kept() {
    let world = World::new();
    let (a, b) = (world.make(&MORTAL), world.make(&MORTAL));
    a.one.set(Some(a.as_obj().clone()));
    b.one.set(Some(b.as_obj().clone()));
    let keep = a.borrow().id();
    drop((a, b));
    let mut collection = world.alloc().start_collection().expect("no other");
    collection.find_unreachable(2);
    collection.rewind();
    let mut kept = None;
    while let Some(dying) = collection.next_finalizer(|_| false) {
        if dying.id() == keep {
            kept = Some(dying);
        }
    }
    collection.keep_resurrected();
    assert_eq!(collection.clear(), 1);
    assert_eq!(alive(), 1);
    drop(kept);
    assert_eq!(world.collect(2), 1);
    assert_eq!(alive(), 0);
}

#[test]
fn objects_may_be_made_and_freed_while_a_collection_is_under_way() {
    let world = World::new();
    let mut dying = Vec::new();
    for _ in 0..40 {
        let node = world.make(&MORTAL);
        node.one.set(Some(node.as_obj().clone()));
        dying.push(node);
    }
    dying.clear();
    let mut collection = world.alloc().start_collection().expect("no other");
    assert!(world.alloc().start_collection().is_none());
    collection.find_unreachable(2);
    assert_eq!(collection.unreachable(), 40);
    collection.rewind();
    let mut made = Vec::new();
    while let Some(node) = collection.next_finalizer(|_| false) {
        // Breaking the cycle by hand frees the node, and its cell is used again at once.
        node.downcast::<Node>().expect("a node").one.set(None);
        drop(node);
        made.push(world.node());
    }
    collection.keep_resurrected();
    assert_eq!(collection.unreachable(), 0);
    drop(collection);
    assert_eq!(alive(), 40);
    assert_eq!(made.len(), 40);
    drop(made);
    assert_eq!(alive(), 0);
}

#[test]
fn a_dying_object_waits_for_its_finalizer() {
    let world = World::new();
    let node = world.make(&MORTAL);
    drop(node);
    assert_eq!(alive(), 1);
    assert!(world.alloc().has_pending());
    let waiting = world.alloc().next_finalizer().expect("it waits");
    set_finalized(waiting.borrow());
    drop(waiting);
    assert_eq!(alive(), 0);
    assert!(world.alloc().next_finalizer().is_none());
    assert!(!world.alloc().has_pending());
}

#[test]
fn rows_of_numbers_are_not_tracked() {
    let world = World::new();
    let row = |items: &[Obj]| -> Ref<Row> {
        world
            .alloc()
            .var_instance(
                ObjRef::from_static(&ROW),
                items.len(),
                |items| Row { items },
                |at| items[at].clone(),
            )
            .expect("memory")
    };
    let atomic = row(&[Obj::from_i16(1), Obj::from_i16(2)]);
    let node = world.node();
    let holding = row(&[node.as_obj().clone()]);
    assert!(is_tracked(atomic.borrow()) && is_tracked(holding.borrow()));
    world.collect(0);
    assert!(!is_tracked(atomic.borrow()) && is_tracked(holding.borrow()));
    untrack_object(holding.borrow());
    assert!(!is_tracked(holding.borrow()));
    let mut count = 0;
    referents(holding.borrow(), &mut |held| {
        assert!(held.is(node.borrow()));
        count += 1;
    });
    assert_eq!(count, 1);
}

#[test]
fn large_objects_are_collected_too() {
    let world = World::new();
    let node = world.node();
    let items = 3 * taipan_heap::PAGE_SIZE / size_of::<Obj>();
    let row: Ref<Row> = world
        .alloc()
        .var_instance(
            ObjRef::from_static(&ROW),
            items,
            |items| Row { items },
            |_| node.as_obj().clone(),
        )
        .expect("memory");
    node.one.set(Some(row.into_obj()));
    let used = world.alloc().used();
    drop(node);
    assert_eq!(world.collect(2), 2);
    assert_eq!(alive(), 0);
    assert!(world.alloc().used() < used);
}

#[test]
fn a_heap_gives_its_memory_back() {
    let heap = Heap::new();
    let memory = heap.alloc();
    let class = ObjRef::from_static(&NODE);
    let nodes: Vec<Ref<Node>> = (0..500)
        .map(|_| memory.instance(class, Node::new()).expect("memory"))
        .collect();
    let buffer = HVec::<u64>::with_capacity(memory, 10_000).expect("memory");
    nodes.into_iter().for_each(std::mem::forget);
    std::mem::forget(buffer);
    ALIVE.set(0);
    // SAFETY: what refers to the objects was forgotten.
    unsafe { heap.free() };
    assert_eq!(memory.used(), 0);
}

#[test]
fn a_limit_is_an_error() {
    let world = World::new();
    let memory = world.alloc();
    memory.set_limit(memory.used() + if cfg!(miri) { 14 } else { 30 } * taipan_heap::PAGE_SIZE);
    let mut items = HVec::new();
    let error = loop {
        if let Err(error) = items.push(memory, 1_u64) {
            break error;
        }
    };
    assert_eq!(error, AllocError);
    assert!(items.len() > 100);
    assert_eq!(items.iter().sum::<u64>(), items.len() as u64);
}
