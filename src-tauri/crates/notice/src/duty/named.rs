//! Words that are names of units and nothing else.

use super::doer::{is_doer, is_plain_doer, without_head};
use crate::Owner;
use crate::owner;
use crate::owner::starts_with_all;

/// Last characters of all units and groups.
pub(super) const LAST: &str = "局办委部厅府镇乡道街会关门位构心级地区市县州省旗班组所站室科股处院校台队行司团社馆厂署体村业联协园中学）〕)";

/// The units of a stretch that holds units and nothing else; the first of them begins like one.
pub(super) fn names(text: &str) -> Option<Owner> {
    listed(text, is_plain_doer)
}

/// The units of a heading that names units and nothing else.
pub(super) fn units(text: &str) -> Option<Owner> {
    names(text.strip_suffix("负责").unwrap_or(text))
}

pub(super) fn listed(text: &str, is_first: fn(&str) -> bool) -> Option<Owner> {
    let bare = without_head(text);
    // Most pieces of a sentence end like no unit, and need no closer look.
    if bare.chars().count() < 2 || !bare.ends_with(|c| LAST.contains(c)) {
        return None;
    }
    let listed = starts_with_all(bare) && bare.contains('、') && !bare.contains('以');
    let group = listed && is_one_group(bare);
    if group || is_role_group(bare) {
        let responsible = vec![bare.to_owned()];
        return Some(Owner {
            responsible,
            ..Owner::default()
        });
    }
    let owner = owner(bare);
    let plain = owner.lead.is_empty() && owner.assist.is_empty();
    let first = owner.responsible.first().is_some_and(|name| is_first(name));
    (plain && first && owner.all().all(is_doer)).then_some(owner)
}

/// 各牵头单位, 有关责任（配合）部门: those to whom the notice gives that role somewhere.
pub(super) fn is_role_group(text: &str) -> bool {
    let text = ["各", "有关", "相关"]
        .iter()
        .fold(text, |text, word| text.strip_prefix(word).unwrap_or(text));
    let roles = [
        "牵头", "责任", "配合", "主办", "承办", "协办", "参与", "实施",
    ];
    let kinds = ["单位", "部门", "科室", "股室", "处室", "乡镇"];
    let Some(role) = kinds.iter().find_map(|kind| text.strip_suffix(kind)) else {
        return false;
    };
    let role = role.replace(['（', '）', '、', '和'], "");
    let left = roles
        .iter()
        .fold(role.clone(), |left, word| left.replace(word, ""));
    left.is_empty() && !role.is_empty()
}

/// 各级政府性融资担保、再担保机构: one group, for its first piece is no name of its own.
fn is_one_group(text: &str) -> bool {
    let first = text.split('、').next().unwrap_or(text);
    let last = text.rsplit('、').next().unwrap_or(text);
    let levels = first.chars().skip(1).all(|c| "州县区市旗乡镇".contains(c));
    text.chars().count() <= 30 && !is_doer(first) && is_doer(last) && !levels
}
