//! Reads a tree from another representation of it, such as the objects of the module `_ast`, into an arena.
//!
//! The other side is a [`Source`]. The functions, one a type of node, are generated from `python.asdl`
//! (`read/tree.rs`): they know which fields there are and what each holds.

mod tree;

use alloc::vec::Vec;

use crate::arena::Arena;
use crate::ast::{Constant, Identifier, Location, Mod};
use taipan_unicode::Wtf8;

/// A tree that lies elsewhere. A `Node` is a node of it, or what stands in a field.
pub trait Source<'a> {
    /// A node, or the value of a field.
    type Node;
    /// What is raised for a tree that is not as `python.asdl` says.
    type Error;

    /// Where the tree goes.
    fn arena(&self) -> &'a Arena;
    /// Goes one level down, into a node of type `asdl`. Raises if that is too deep.
    fn enter(&mut self, asdl: &'static str) -> Result<(), Self::Error>;
    /// Comes back from [`Source::enter`].
    fn leave(&mut self);
    /// Whether it is `None`.
    fn is_none(&self, node: &Self::Node) -> bool;
    /// Which of the named classes the node is an instance of, as an index. Raises if it is none of them.
    fn class(
        &mut self,
        node: &Self::Node,
        asdl: &'static str,
        names: &[&'static str],
    ) -> Result<usize, Self::Error>;
    /// Where the node stands; `ends` says that it must say where it ends.
    fn location(
        &mut self,
        node: &Self::Node,
        asdl: &'static str,
        ends: bool,
    ) -> Result<Location, Self::Error>;
    /// The value of a field, `None` if the node does not have it.
    fn field(&mut self, node: &Self::Node, name: &'static str) -> Result<Option<Self::Node>, Self::Error>;
    /// The elements of the list in a field; none if the node does not have it.
    fn items(
        &mut self,
        node: &Self::Node,
        owner: &'static str,
        name: &'static str,
    ) -> Result<Vec<Self::Node>, Self::Error>;
    /// The error of a field that a node of class `owner` does not have.
    fn missing(&mut self, owner: &'static str, name: &'static str) -> Self::Error;
    /// The error of a field that is `None` and must not be.
    fn required(&mut self, owner: &'static str, name: &'static str) -> Self::Error;
    /// The error of a list with `None` in it.
    fn none_in_list(&mut self, owner: &'static str, name: &'static str) -> Self::Error;
    /// The error of memory that has run out.
    fn memory(&mut self) -> Self::Error;
    /// A name, `None` for `None`.
    fn identifier(&mut self, node: &Self::Node) -> Result<Option<Identifier<'a>>, Self::Error>;
    /// A text, `None` for `None`.
    fn string(&mut self, node: &Self::Node) -> Result<Option<&'a Wtf8>, Self::Error>;
    /// A small number.
    fn int(&mut self, node: &Self::Node) -> Result<i32, Self::Error>;
    /// The value of a constant.
    fn constant(&mut self, node: &Self::Node) -> Result<Constant<'a>, Self::Error>;
}

/// Reads a whole tree. Raises what the source raises.
pub fn read<'a, S: Source<'a>>(source: &mut S, node: &S::Node) -> Result<Option<&'a Mod<'a>>, S::Error> {
    tree::r#mod(source, node)
}

/// Reads a value: `None` if it is `None` and may not be.
type Read<'a, S, T> = fn(&mut S, &<S as Source<'a>>::Node) -> Result<Option<T>, <S as Source<'a>>::Error>;

fn nested<'a, S: Source<'a>, T>(
    source: &mut S,
    asdl: &'static str,
    then: impl FnOnce(&mut S) -> Result<T, S::Error>,
) -> Result<T, S::Error> {
    source.enter(asdl)?;
    let result = then(source);
    source.leave();
    result
}

fn one<'a, S: Source<'a>, T>(
    source: &mut S,
    node: &S::Node,
    owner: &'static str,
    name: &'static str,
    read: Read<'a, S, T>,
) -> Result<T, S::Error> {
    let Some(value) = source.field(node, name)? else {
        return Err(source.missing(owner, name));
    };
    match read(source, &value)? {
        Some(value) => Ok(value),
        None => Err(source.required(owner, name)),
    }
}

fn optional<'a, S: Source<'a>, T>(
    source: &mut S,
    node: &S::Node,
    _owner: &'static str,
    name: &'static str,
    read: Read<'a, S, T>,
) -> Result<Option<T>, S::Error> {
    match source.field(node, name)? {
        Some(value) if !source.is_none(&value) => read(source, &value),
        _ => Ok(None),
    }
}

fn optional_sequence<'a, S: Source<'a>, T: Copy>(
    source: &mut S,
    node: &S::Node,
    owner: &'static str,
    name: &'static str,
    read: Read<'a, S, T>,
) -> Result<&'a [Option<T>], S::Error> {
    let items = source.items(node, owner, name)?;
    let mut made = Vec::new();
    if made.try_reserve_exact(items.len()).is_err() {
        return Err(source.memory());
    }
    for item in &items {
        made.push(read(source, item)?);
    }
    Ok(source.arena().slice(&made))
}

fn sequence<'a, S: Source<'a>, T: Copy>(
    source: &mut S,
    node: &S::Node,
    owner: &'static str,
    name: &'static str,
    read: Read<'a, S, T>,
) -> Result<&'a [T], S::Error> {
    let items = source.items(node, owner, name)?;
    let mut made = Vec::new();
    if made.try_reserve_exact(items.len()).is_err() {
        return Err(source.memory());
    }
    for item in &items {
        match read(source, item)? {
            Some(value) => made.push(value),
            None => return Err(source.none_in_list(owner, name)),
        }
    }
    Ok(source.arena().slice(&made))
}

fn identifier<'a, S: Source<'a>>(source: &mut S, node: &S::Node) -> Result<Option<Identifier<'a>>, S::Error> {
    source.identifier(node)
}

fn string<'a, S: Source<'a>>(source: &mut S, node: &S::Node) -> Result<Option<&'a Wtf8>, S::Error> {
    source.string(node)
}

fn rare_string<'a, S: Source<'a>>(source: &mut S, node: &S::Node) -> Result<Option<&'a &'a Wtf8>, S::Error> {
    let text = source.string(node)?;
    Ok(text.map(|text| source.arena().alloc(text)))
}

fn int<'a, S: Source<'a>>(source: &mut S, node: &S::Node) -> Result<Option<i32>, S::Error> {
    source.int(node).map(Some)
}

fn constant<'a, S: Source<'a>>(source: &mut S, node: &S::Node) -> Result<Option<Constant<'a>>, S::Error> {
    source.constant(node).map(Some)
}
