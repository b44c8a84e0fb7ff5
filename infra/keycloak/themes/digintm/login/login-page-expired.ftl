<#-- In place of the parent's, whose links are called "click here". -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("pageExpiredTitle")}
  <#elseif section = "form">
    <p class="instruction">${msg("pageExpiredLead")}</p>
    <@buttons.actionGroup>
      <@buttons.buttonLink id="loginContinueLink" href=url.loginAction label="pageExpiredContinue" class=["kcButtonPrimaryClass"]/>
      <@buttons.buttonLink id="loginRestartLink" href=url.loginRestartFlowUrl label="pageExpiredRestart" class=["kcButtonSecondaryClass"]/>
    </@buttons.actionGroup>
  </#if>
</@layout.registrationLayout>
